package dev.holter.internal.agent;

import dev.holter.time.Hooking;
import dev.holter.time.VirtualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A worker that knows nothing of virtual time, run on a clock for one hour, again and again. */
final class Beats {
  private static final int RUNS = 50;

  /** What a worker does. */
  interface Work {
    void run(Runnable beat) throws Exception;
  }

  private Beats() {}

  /** When the worker beat, in virtual time; the same in each of many runs. */
  static List<Duration> ofOneHour(Work work) {
    List<Duration> first = run(work);
    for (int run = 1; run < RUNS; run++) {
      List<Duration> again = run(work);
      if (!again.equals(first)) {
        throw new AssertionError("Run " + run + " differs:\n" + first + "\n" + again);
      }
    }
    return first;
  }

  static List<Duration> run(Work work) {
    List<Duration> beats = Collections.synchronizedList(new ArrayList<>());
    try (VirtualClock clock = VirtualClock.create()) {
      Hooking.use(clock, HolterAgent.install());
      clock.newThread(() -> run(work, () -> beats.add(clock.elapsed())), "worker", null).start();
      clock.advanceBy(Duration.ofHours(1));
      return List.copyOf(beats);
    }
  }

  private static void run(Work work, Runnable beat) {
    try {
      work.run(beat);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Every so often, for one hour. */
  static List<Duration> every(Duration period) {
    List<Duration> beats = new ArrayList<>();
    Duration hour = Duration.ofHours(1);
    for (Duration at = period; at.compareTo(hour) <= 0; at = at.plus(period)) {
      beats.add(at);
    }
    return beats;
  }
}
