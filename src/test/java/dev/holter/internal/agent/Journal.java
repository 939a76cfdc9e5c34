package dev.holter.internal.agent;

import dev.holter.VirtualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What happened in one run of a worker, and when in virtual time. Any thread. */
final class Journal implements Runnable {
  private final VirtualClock clock;
  private final List<Duration> beats = new ArrayList<>();
  private final StringBuilder notes = new StringBuilder();
  private boolean over;

  Journal(VirtualClock clock) {
    this.clock = clock;
  }

  /** A beat. */
  @Override
  public synchronized void run() {
    if (!over) {
      beats.add(clock.elapsed());
      write("beat");
    }
  }

  synchronized void note(String what) {
    if (!over) {
      write(what);
    }
  }

  private void write(String what) {
    notes.append(clock.elapsed()).append(' ').append(what).append('\n');
  }

  /** What comes later is the end of the run. */
  synchronized Hour end() {
    over = true;
    return new Hour(List.copyOf(beats), notes.toString());
  }
}
