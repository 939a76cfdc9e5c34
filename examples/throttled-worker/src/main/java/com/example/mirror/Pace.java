package com.example.mirror;

import java.time.Duration;

/** What a worker waits with: {@code Thread.sleep}, or a test's clock. */
public interface Pace {
  void sleep(Duration amount) throws InterruptedException;
}
