package dev.holter.time;

import dev.holter.time.Participant.Role;
import org.jspecify.annotations.Nullable;

/**
 * A thread of the clock: it gets its first turn like any wake-up, so that it never runs beside the
 * one that started it, and an interrupt of it is seen by the clock before anybody can act on it.
 */
final class TrackedThread extends Thread {
  private final Timeline timeline;
  private final Participant participant;
  private final @Nullable Wait ended;

  TrackedThread(Timeline timeline, Runnable work, String name, @Nullable Wait ended) {
    super(work, name);
    this.timeline = timeline;
    this.ended = ended;
    this.participant = new Participant(name, Role.TRACKED, this, Participant.State.READY);
    participant.parked = this;
    setDaemon(true);
  }

  /** Has a wait signalled as soon as this thread waits itself. Before the start. */
  void handOffTo(Wait wait) {
    participant.handOff = wait;
  }

  @Override
  public synchronized void start() {
    if (getState() != Thread.State.NEW) {
      throw new IllegalThreadStateException();
    }
    timeline.join(participant);
    super.start();
    timeline.kick();
  }

  @Override
  public void run() {
    try {
      timeline.parkUntilRunning(participant);
      super.run();
    } catch (StoppedError stopped) {
      // The test has ended and this thread had been told so before.
    } finally {
      if (ended != null) {
        ended.signal();
      }
      timeline.leave(participant);
    }
  }

  @Override
  public void interrupt() {
    timeline.interrupt(participant, super::interrupt);
  }
}
