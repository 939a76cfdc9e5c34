package com.example.archive;

import java.time.Duration;

/**
 * What an archivist waits with: {@code Thread.sleep}, or a test's clock. It shows how time can be
 * handed in; a test needs no such thing, since {@code Thread.sleep} is in virtual time there as
 * well.
 */
public interface Pause {
  void sleep(Duration amount) throws InterruptedException;
}
