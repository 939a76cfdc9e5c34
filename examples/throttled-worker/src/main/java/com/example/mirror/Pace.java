package com.example.mirror;

import java.time.Duration;

/**
 * What a worker waits with: {@code Thread.sleep}, or a test's clock. It shows how time can be
 * handed in; a test needs no such thing, since {@code Thread.sleep} is in virtual time there as
 * well.
 */
public interface Pace {
  void sleep(Duration amount) throws InterruptedException;
}
