package com.example.checksum;

import java.time.Duration;

/**
 * What a worker waits with: {@code Thread.sleep}, or a test's clock. It shows how time can be
 * handed in; a test needs no such thing, since {@code Thread.sleep} is in virtual time there as
 * well.
 */
public interface Sleeper {
  void sleep(Duration amount) throws InterruptedException;
}
