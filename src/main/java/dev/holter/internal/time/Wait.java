package dev.holter.internal.time;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One wait in virtual time, ended by a signal, by its limit, or by an interrupt of the waiter.
 *
 * <p>A signal that comes before the wait is kept. Used once.
 */
public final class Wait {
  /** What a thread does that spins, and for which nothing has happened when its turn comes. */
  static final String YIELD = "Thread.yield";

  /** What a thread does that waits for something to come over a socket. */
  static final String READ = "Socket.read";

  private final Turns turns;
  private final String what;

  /**
   * What {@code Object.wait} waits on, which the waiter must really do to give the monitor free.
   */
  final @Nullable Object monitor;

  /** Whether the thread waits in native code for the outside. */
  private final boolean outside;

  /** Whether an interrupt, or the end of the clock, ends it. */
  private final boolean endable;

  /** Lets a thread come back from there, where anybody can. */
  final @Nullable Runnable waker;

  /** Whose clock its limit is on; null is the virtual one. */
  final @Nullable RealLimit realLimit;

  /** Guarded by the timeline's lock, like the fields below. */
  boolean signalled;

  @Nullable Participant waiter;

  /** Hears that the waiter is gone without coming back. */
  @Nullable Runnable abandoned;

  /** When it began. */
  Instant since = Instant.MAX;

  /**
   * Of a wait in which time does not move.
   *
   * @param after null if it has no limit
   */
  record RealLimit(@Nullable Duration after) {}

  Wait(Turns turns, String what) {
    this(turns, what, null, null);
  }

  Wait(Turns turns, String what, @Nullable Object monitor, @Nullable RealLimit realLimit) {
    this(turns, what, monitor, realLimit, false, true, null);
  }

  private Wait(
      Turns turns,
      String what,
      @Nullable Object monitor,
      @Nullable RealLimit realLimit,
      boolean outside,
      boolean endable,
      @Nullable Runnable waker) {
    this.turns = turns;
    this.what = what;
    this.monitor = monitor;
    this.realLimit = realLimit;
    this.outside = outside;
    this.endable = endable;
    this.waker = waker;
  }

  /** A wait for the outside. */
  static Wait outside(Turns turns, String what, @Nullable Runnable waker) {
    return new Wait(turns, what, null, null, true, waker != null, waker);
  }

  /** One that ends when something comes or its limit does, and not by an interrupt. */
  static Wait outsideUpTo(Turns turns, String what, Runnable waker) {
    return new Wait(turns, what, null, null, true, false, waker);
  }

  boolean isOutside() {
    return outside;
  }

  /** Whether an interrupt ends it. */
  boolean isEndable() {
    return endable;
  }

  boolean isYield() {
    return what.equals(YIELD);
  }

  boolean isVirtual() {
    return realLimit == null;
  }

  /** Whether time has moved since it began. Under the timeline's lock. */
  boolean hasLasted() {
    return turns.hasTimeMovedSince(since);
  }

  /** Whether somebody is in this wait now. Under the timeline's lock. */
  boolean isPending() {
    Participant inside = waiter;
    return inside != null && inside.wait == this && inside.state() == Participant.State.WAITING;
  }

  /**
   * Waits on the calling thread.
   *
   * @param until when to give up; null and {@link Instant#MAX} mean never
   * @param purpose whether the limit counts as work to be done
   * @return {@code true} if it was signalled, {@code false} if the limit came first
   * @throws InterruptedException if the waiter is interrupted, or the clock is closing
   * @throws IllegalStateException if called from an action, for somebody who waits already, or
   *     after the clock was closed
   */
  public boolean await(@Nullable Instant until, Purpose purpose) throws InterruptedException {
    return turns.await(this, until, purpose);
  }

  /**
   * Ends the wait at the present instant; does nothing if it has ended. Any thread, but one that
   * the clock does not know calls {@link Timeline#kick} afterwards, without locks of its own.
   */
  public void signal() {
    turns.signal(this);
  }

  /**
   * Tells somebody if the waiter's machine crashes meanwhile. Before the wait.
   *
   * @param listener runs without the engine's lock, on the thread that moves time
   */
  public void ifAbandoned(Runnable listener) {
    turns.ifAbandoned(this, listener);
  }

  String what() {
    return what;
  }
}
