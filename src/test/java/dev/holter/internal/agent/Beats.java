package dev.holter.internal.agent;

import static dev.holter.Engines.engine;

import dev.holter.VirtualClock;
import dev.holter.internal.time.TrackedThread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A worker that knows nothing of virtual time, run on a clock for one hour. */
final class Beats {
  /** How often the workers of the matrix beat. */
  static final Duration PERIOD = Duration.ofSeconds(20);

  static final Duration HOUR = Duration.ofHours(1);

  /** What a worker does. */
  interface Work {
    void run(Journal beat) throws Exception;
  }

  /** A part of it. */
  interface Step {
    void take() throws Exception;
  }

  private Beats() {}

  /** Has many runs of one hour, each of which must beat every 20 seconds and be like the others. */
  static void prove(String worker, Work work) {
    Proof.of(worker, () -> run(work), every(PERIOD));
  }

  static Hour run(Work work) {
    try (VirtualClock clock = VirtualClock.create()) {
      engine(clock).hookThreads(HolterAgent.install());
      Journal journal = new Journal(clock);
      new TrackedThread(engine(clock), () -> run(work, journal), "worker", null).start();
      clock.advanceBy(HOUR);
      return journal.end();
    }
  }

  private static void run(Work work, Journal journal) {
    try {
      work.run(journal);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (Exception failed) {
      journal.note("failed with " + failed);
    }
  }

  /** Beats after each of these steps. */
  static void forEver(Runnable beat, Step step) throws Exception {
    while (true) {
      step.take();
      beat.run();
    }
  }

  /** Every so often, for one hour. */
  static List<Duration> every(Duration period) {
    List<Duration> beats = new ArrayList<>();
    for (Duration at = period; at.compareTo(HOUR) <= 0; at = at.plus(period)) {
      beats.add(at);
    }
    return beats;
  }
}
