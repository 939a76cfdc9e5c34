package dev.holter.internal.time;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A thread in real time that works for one of a clock's, which waits for it to rest. */
public final class Guest {
  private final Object engineLock;
  private final Guests guests;
  private final HookedThreads hooks;
  private final Moves moves;
  Participant self;

  /** Whether somebody on this clock has started it, and not only woken it. */
  final boolean startedHere;

  /** Whether it waits for the outside, and counts again when it comes back. Guarded as well. */
  boolean outside;

  /** What it waits for, if that is a lock which was about to be free. */
  @Nullable ParkedFor lock;

  /** Who was the last to wake or start it, of those on the clock. Guarded as well. */
  private @Nullable Thread asker;

  /** Whether it does something for the clock, as far as is known. */
  volatile boolean works = true;

  /** Whether it does not count as long as it waits for that lock. */
  boolean lockedOut;

  /** Whether it was woken since it last looked for work. Guarded by the timeline's lock. */
  boolean woken;

  Guest(
      Object engineLock,
      Guests guests,
      HookedThreads hooks,
      Moves moves,
      Participant self,
      boolean startedHere) {
    this.engineLock = engineLock;
    this.guests = guests;
    this.hooks = hooks;
    this.moves = moves;
    this.self = self;
    this.startedHere = startedHere;
  }

  /**
   * Precedes a real wait of the thread, on it. It rests unless it was woken meanwhile, or waits for
   * a lock. One that a thread in real time has will be free in no time; until one of the clock's
   * threads gives a lock free, time may move, and then it goes on with what it was at.
   *
   * @param wanted what it waits for, if that is a lock
   * @return whether its wait is over at once
   */
  public boolean beforePark(@Nullable ParkedFor wanted) {
    if (Thread.currentThread().isInterrupted()) {
      // Its wait would be over before it had begun, and it would go on without being counted.
      return true;
    }
    synchronized (engineLock) {
      if (outside && wanted != null) {
        // Acceptors wait for the outside one behind another; it does not count already.
        return false;
      }
      if (woken) {
        woken = false;
        return true;
      }
      // In one step with the look, or who wakes it in between would count one that is about to
      // rest.
      if (wanted == null) {
        guests.leave(this);
      } else {
        guests.waitForLock(this, wanted);
      }
    }
    moves.kick();
    return false;
  }

  /**
   * Precedes the start of another thread, which is on no clock.
   *
   * @param child what is started
   */
  public void beforeStart(Thread child) {
    hooks.startForGuest(child);
  }

  /**
   * Precedes {@link LockSupport#unpark} of another thread that is on no clock, or what notifies it.
   *
   * @param thread what is woken
   */
  public void beforeWake(Thread thread) {
    if (hooks.isGivenLock(thread)) {
      guests.hand(thread);
    } else {
      guests.wake(thread);
    }
  }

  /**
   * Precedes what ends the wait for the outside of another thread, on no clock.
   *
   * @param thread what is woken
   * @param still whether it is in that wait; asked under the clock's lock
   */
  public void beforeWakeOutside(Thread thread, BooleanSupplier still) {
    guests.wakeOutside(thread, still);
  }

  /**
   * Precedes {@link Thread#interrupt} of another thread that is on no clock.
   *
   * @param thread what is interrupted
   */
  public void beforeInterrupt(Thread thread) {
    guests.interrupt(thread);
  }

  /**
   * Returns what it sees of the JVM where it acts for the clock.
   *
   * @return the same for all threads that work for it
   */
  public HookedJvm jvm() {
    return hooks.jvm;
  }

  /**
   * Precedes a wait in native code for the outside.
   *
   * @param woken whether somebody has ended it already; asked under the clock's lock
   * @return whether it counted until now, and does not any more
   */
  public boolean beginOutside(BooleanSupplier woken) {
    return guests.goOutside(this, woken);
  }

  /**
   * Tells whether what the thread does now is for this clock.
   *
   * @return {@code false} once it has waited for the outside, until it is known for whom it is back
   */
  public boolean works() {
    return works;
  }

  /**
   * Tells whether somebody on this clock has started the thread, and not only woken it.
   *
   * @return the same for as long as the thread lives
   */
  public boolean isStartedHere() {
    return startedHere;
  }

  /**
   * Follows such a wait.
   *
   * @param forSomething whether anything has come or anybody has ended it; it looks again otherwise
   */
  public void endOutside(boolean forSomething) {
    guests.comeBack(this, forSomething);
  }

  /** Precedes the end of the thread, on it. */
  public void beforeExit() {
    guests.end(this);
    moves.kick();
  }

  /**
   * Tells who has given it something to do.
   *
   * @return the last one on the clock, or null
   */
  public @Nullable Thread asker() {
    synchronized (engineLock) {
      return asker;
    }
  }

  /** The calling thread gives it something to do, maybe for another one. Under the lock. */
  void isAskedBy(@Nullable Guest caller) {
    asker = caller == null ? Thread.currentThread() : caller.asker;
  }

  /**
   * Stands for what the thread has asked a server for this clock.
   *
   * @param what shown in messages
   * @return null at the end of this time
   */
  public @Nullable Inquiry inquiry(String what) {
    return jvm().inquiry(what);
  }

  /** The thread rests. */
  public void end() {
    guests.leave(this);
    moves.kick();
  }
}
