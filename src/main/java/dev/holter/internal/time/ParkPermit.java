package dev.holter.internal.time;

import org.jspecify.annotations.Nullable;

/**
 * What {@code LockSupport.unpark} leaves for the next park of a thread, and the park that it is in.
 *
 * <p>Who gives a lock free may come to wake the next one when that has the lock already. What is
 * left of this, or comes late, would end another wait of the thread, if two threads have met at the
 * lock in real time: by chance. So what {@code java.util.concurrent} wakes is only a wait of its
 * own, where every thread looks whether it has to go on waiting. A park elsewhere ends by an unpark
 * from elsewhere.
 *
 * <p>Under the timeline's lock.
 */
final class ParkPermit {
  private boolean given;
  private boolean givenByConcurrent;
  private @Nullable Wait parking;
  private boolean inConcurrent;

  /** Returns whether a park there is over before it begins. Nothing is left for the next one. */
  boolean take(boolean inConcurrent) {
    boolean taken = given || (inConcurrent && givenByConcurrent);
    given = false;
    givenByConcurrent = false;
    return taken;
  }

  void give(boolean byConcurrent) {
    if (byConcurrent) {
      givenByConcurrent = true;
    } else {
      given = true;
    }
  }

  void beginPark(Wait wait, boolean inConcurrent) {
    parking = wait;
    this.inConcurrent = inConcurrent;
  }

  void endPark() {
    parking = null;
  }

  @Nullable Wait parking() {
    return parking;
  }

  /** Of the park that it is in. */
  boolean parksInConcurrent() {
    return inConcurrent;
  }
}
