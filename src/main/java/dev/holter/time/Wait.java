package dev.holter.time;

import java.time.Duration;
import java.time.Instant;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * One wait in virtual time, ended by a signal, by its limit, or by an interrupt of the waiter.
 *
 * <p>A signal that comes before the wait is kept. Used once.
 */
@API(status = API.Status.INTERNAL)
public final class Wait {
  private final Timeline timeline;
  private final String what;

  /**
   * What {@code Object.wait} waits on, which the waiter must really do to give the monitor free.
   */
  final @Nullable Object monitor;

  /** Whose clock its limit is on; null is the virtual one. */
  final @Nullable RealLimit realLimit;

  /** Guarded by the timeline's lock, like the fields below. */
  boolean signalled;

  @Nullable Participant waiter;

  /** When it began. */
  Instant since = Instant.MAX;

  /**
   * Of a wait in which time does not move.
   *
   * @param after null if it has no limit
   */
  record RealLimit(@Nullable Duration after) {}

  Wait(Timeline timeline, String what) {
    this(timeline, what, null, null);
  }

  Wait(Timeline timeline, String what, @Nullable Object monitor, @Nullable RealLimit realLimit) {
    this.timeline = timeline;
    this.what = what;
    this.monitor = monitor;
    this.realLimit = realLimit;
  }

  boolean isVirtual() {
    return realLimit == null;
  }

  /** Whether time has moved since it began. Under the timeline's lock. */
  boolean hasLasted() {
    return timeline.now().isAfter(since);
  }

  /** Whether somebody is in this wait now. Under the timeline's lock. */
  boolean isPending() {
    Participant inside = waiter;
    return inside != null && inside.wait == this && inside.state == Participant.State.WAITING;
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
    return timeline.turns.await(this, until, purpose);
  }

  /**
   * Ends the wait at the present instant; does nothing if it has ended. Any thread, but one that
   * the clock does not know calls {@link Timeline#kick} afterwards, without locks of its own.
   */
  public void signal() {
    timeline.turns.signal(this);
  }

  String what() {
    return what;
  }
}
