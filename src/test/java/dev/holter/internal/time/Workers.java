package dev.holter.internal.time;

import static dev.holter.Engines.engine;

import dev.holter.VirtualClock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Starts threads on a clock and notes what they do when. */
final class Workers {
  /** What a worker does; an interrupt ends it. */
  interface Work {
    void run() throws Exception;
  }

  private final VirtualClock clock;
  private final List<String> notes = Collections.synchronizedList(new ArrayList<>());

  Workers(VirtualClock clock) {
    this.clock = clock;
  }

  Thread start(String name, Work work) {
    Thread thread = new TrackedThread(engine(clock), () -> run(work), name, null);
    thread.start();
    return thread;
  }

  private void run(Work work) {
    try {
      work.run();
    } catch (InterruptedException stopped) {
      note("stopped");
    } catch (Exception failed) {
      note("failed with " + failed);
    }
  }

  void note(String what) {
    notes.add(clock.elapsed() + " " + what);
  }

  Runnable noting(String what) {
    return () -> note(what);
  }

  /** Also shows what is noted while the clock is being closed. */
  List<String> liveNotes() {
    return notes;
  }

  List<String> notes() {
    return List.copyOf(notes);
  }
}
