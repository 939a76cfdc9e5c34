package dev.holter.internal.agent;

import dev.holter.time.Hooking;
import dev.holter.time.VirtualClock;
import java.time.Duration;

/** One worker on one clock, whose waits are virtual. */
final class Runs {
  /** What the worker does. */
  interface Work {
    void run(VirtualClock clock) throws Exception;
  }

  private Runs() {}

  static VirtualClock clock() {
    VirtualClock clock = VirtualClock.startingAt(VirtualClock.DEFAULT_START, Duration.ofSeconds(5));
    Hooking.use(clock, HolterAgent.install());
    return clock;
  }

  static Thread start(VirtualClock clock, String name, Work work) {
    Thread worker = clock.newThread(() -> run(clock, work), name, null);
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
