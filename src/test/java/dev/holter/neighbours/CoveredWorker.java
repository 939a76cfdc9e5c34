package dev.holter.neighbours;

import java.time.Duration;

/** Waits, and so is rewritten. */
final class CoveredWorker {
  private CoveredWorker() {}

  static void run() throws InterruptedException {
    Thread.sleep(Duration.ofMillis(1).toMillis());
  }
}
