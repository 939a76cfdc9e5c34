package dev.holter.internal.time;

import dev.holter.internal.time.Participant.Role;
import org.jspecify.annotations.Nullable;

/**
 * A thread of the clock: it gets its first turn like any wake-up, so that it never runs beside the
 * one that started it, and an interrupt of it is seen by the clock before anybody can act on it.
 */
public final class TrackedThread extends Thread {
  private final Timeline timeline;
  private final Participant participant;
  private final @Nullable Wait ended;

  public TrackedThread(Timeline timeline, Runnable work, String name, @Nullable Wait ended) {
    this(timeline, work, name, ended, null);
  }

  public TrackedThread(
      Timeline timeline,
      Runnable work,
      String name,
      @Nullable Wait ended,
      @Nullable Machine machine) {
    super(work, name);
    this.timeline = timeline;
    this.ended = ended;
    this.participant = new Participant(name, Role.TRACKED, this, Participant.State.READY);
    participant.machine = machine;
    participant.parked = this;
    setDaemon(true);
  }

  /** Has a wait signalled as soon as this thread waits itself. Before the start. */
  void handOffTo(Wait wait) {
    participant.handOff = wait;
  }

  @Override
  @SuppressWarnings("UnsynchronizedOverridesSynchronized") // Its first half is, see below.
  public void start() {
    startInOrder();
    // Not under this thread's monitor: a thread from outside lets anything happen here.
    timeline.moves.kick();
  }

  private synchronized void startInOrder() {
    if (getState() != Thread.State.NEW) {
      throw new IllegalThreadStateException();
    }
    timeline.turns.join(participant);
    boolean started = false;
    try {
      super.start();
      started = true;
    } finally {
      if (!started) {
        timeline.turns.leave(participant);
      }
    }
  }

  @Override
  public void run() {
    try {
      timeline.parking.untilTurn(participant);
      super.run();
    } catch (StoppedError stopped) {
      // The test has ended and this thread had been told so before.
    } catch (Throwable uncaught) {
      report(uncaught);
    } finally {
      if (ended != null) {
        ended.signal();
      }
      timeline.turns.leave(participant);
    }
  }

  /** While this thread still counts: the VM would do it beside the one whose turn is next. */
  private void report(Throwable uncaught) {
    try {
      getUncaughtExceptionHandler().uncaughtException(this, uncaught);
    } catch (Throwable ignored) {
      // As the VM does with what a handler throws.
    }
  }

  @Override
  public void interrupt() {
    if (timeline.interrupts.isOwn(this)) {
      super.interrupt();
      return;
    }
    timeline.interrupts.happen(participant, super::interrupt);
  }
}
