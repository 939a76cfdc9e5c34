package com.example;

import java.util.concurrent.locks.Lock;
import java.util.function.BooleanSupplier;

/** What workers do that never come on, in a package of its own. */
public final class EndlessWorker {
  private EndlessWorker() {}

  /** Keeps the first for a while. */
  @SuppressWarnings("LockNotBeforeTry") // Nothing is between the two.
  public static void takeBoth(Lock first, Lock second) throws InterruptedException {
    first.lock();
    try {
      Thread.sleep(10_000);
      second.lock();
      second.unlock();
    } finally {
      first.unlock();
    }
  }

  /** Spins as the JDK advises. */
  public static void spinUntil(BooleanSupplier done) {
    while (!done.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }
}
