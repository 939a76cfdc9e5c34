package dev.holter.internal.agent;

import static dev.holter.Engines.engine;

import dev.holter.VirtualClock;
import dev.holter.internal.time.TrackedThread;
import java.time.Duration;

/** One worker on one clock, whose waits are virtual. */
final class Runs {
  /** What the worker does. */
  interface Work {
    void run(VirtualClock clock) throws Exception;
  }

  private Runs() {}

  static VirtualClock clock() {
    return clock(Duration.ofSeconds(5));
  }

  static VirtualClock clock(Duration limit) {
    VirtualClock clock = VirtualClock.startingAt(VirtualClock.DEFAULT_START, limit);
    engine(clock).hookThreads(HolterAgent.install());
    return clock;
  }

  static Thread start(VirtualClock clock, String name, Work work) {
    Thread worker = new TrackedThread(engine(clock), () -> run(clock, work), name, null);
    worker.start();
    return worker;
  }

  private static void run(VirtualClock clock, Work work) {
    try {
      work.run(clock);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }
}
