package dev.holter.internal.time;

import static dev.holter.Engines.engine;

import dev.holter.VirtualClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Many threads, executors and signals whose doings meet at the same instants. */
final class Scenario {
  private Scenario() {}

  static List<String> run() {
    List<String> notes;
    try (VirtualClock clock = VirtualClock.create()) {
      Workers workers = new Workers(clock);
      notes = workers.liveNotes();
      ScheduledExecutorService pool = clock.newScheduledThreadPool(3);
      for (int i = 0; i < 6; i++) {
        int number = i;
        workers.start("worker " + i, () -> work(clock, workers, pool, number));
        pool.scheduleAtFixedRate(workers.noting("rate " + i), i, 5, TimeUnit.SECONDS);
        pool.scheduleWithFixedDelay(workers.noting("delay " + i), 5, 1 + i, TimeUnit.SECONDS);
      }
      pingPong(clock, workers);
      clock.advanceBy(Duration.ofSeconds(30));
      pool.shutdownNow();
      clock.advanceBy(Duration.ofSeconds(30));
    }
    return List.copyOf(notes);
  }

  private static void work(
      VirtualClock clock, Workers workers, ScheduledExecutorService pool, int number)
      throws Exception {
    for (int round = 0; ; round++) {
      clock.sleep(Duration.ofSeconds(5));
      String name = number + " in round " + round;
      if (!pool.isShutdown()) {
        workers.note("got " + pool.submit(() -> name).get());
      }
      workers.note("worker " + name);
    }
  }

  private static void pingPong(VirtualClock clock, Workers workers) {
    Wait[] waits = new Wait[41];
    for (int i = 0; i < waits.length; i++) {
      waits[i] = engine(clock).newWait("ball " + i);
    }
    waits[0].signal();
    for (int player = 0; player < 2; player++) {
      int first = player;
      workers.start("player " + player, () -> play(waits, workers, first));
    }
  }

  private static void play(Wait[] waits, Workers workers, int first) throws InterruptedException {
    for (int i = first; i + 1 < waits.length; i += 2) {
      waits[i].await(null, Purpose.WORK);
      workers.note("ball " + i);
      waits[i + 1].signal();
    }
  }
}
