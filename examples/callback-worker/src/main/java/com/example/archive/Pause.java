package com.example.archive;

import java.time.Duration;

/** What an archivist waits with: {@code Thread.sleep}, or a test's clock. */
public interface Pause {
  void sleep(Duration amount) throws InterruptedException;
}
