package com.example.checksum;

import java.time.Duration;

/** What a worker waits with: {@code Thread.sleep}, or a test's clock. */
public interface Sleeper {
  void sleep(Duration amount) throws InterruptedException;
}
