package com.example;

import java.util.concurrent.CountDownLatch;

/** A worker in a package of its own, so that reports show its frames as a user's. */
public final class StuckWorker {
  public final CountDownLatch entered = new CountDownLatch(1);
  public final CountDownLatch release = new CountDownLatch(1);

  /** Waits in real time, which no virtual clock can see. */
  public void waitForReal() {
    entered.countDown();
    try {
      release.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits in real time and does not care for interrupts. */
  public void ignoreInterrupts() {
    entered.countDown();
    while (true) {
      try {
        release.await();
        return;
      } catch (InterruptedException ignored) {
        Thread.interrupted();
      }
    }
  }

  /** Calls something on this class's frame, so that a trace through it can be recognised. */
  public void call(Runnable work) {
    work.run();
  }
}
