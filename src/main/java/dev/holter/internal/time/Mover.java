package dev.holter.internal.time;

import org.jspecify.annotations.Nullable;

/** The thread on which an action of the clock happens now. {@link Moves} alone changes it. */
final class Mover {
  private volatile @Nullable Thread thread;

  /** Null while no action happens. */
  @Nullable Thread thread() {
    return thread;
  }

  /** Whether it is the calling thread. */
  boolean isCaller() {
    return thread == Thread.currentThread();
  }

  /** Whether an action of the clock happens now. */
  boolean isAnybody() {
    return thread != null;
  }

  /** The calling thread takes the role. Under the clock's lock. */
  void begin() {
    thread = Thread.currentThread();
  }

  /** The role is free again. Under the clock's lock. */
  void end() {
    thread = null;
  }
}
