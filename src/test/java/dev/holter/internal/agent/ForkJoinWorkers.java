package dev.holter.internal.agent;

import dev.holter.internal.agent.Beats.Work;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Workers that beat every 20 seconds with a fork-join pool of their own. */
final class ForkJoinWorkers {
  private static final int S = 20;

  private interface With {
    void run(ForkJoinPool pool, Journal beat) throws Exception;
  }

  /** Waits in the pool as the JDK's own classes do. */
  private static final class Blocker implements ForkJoinPool.ManagedBlocker {
    private boolean over;

    @Override
    public boolean block() throws InterruptedException {
      TimeUnit.SECONDS.sleep(S);
      over = true;
      return true;
    }

    @Override
    public boolean isReleasable() {
      return over;
    }
  }

  private ForkJoinWorkers() {}

  static Map<String, Work> all() {
    Map<String, Work> workers = new LinkedHashMap<>();
    put(workers, "submit and get", ForkJoinWorkers::submit);
    put(workers, "get(t)", ForkJoinWorkers::limited);
    put(workers, "invoke", (pool, beat) -> Beats.forEver(beat, () -> pool.invoke(halves())));
    put(workers, "join", (pool, beat) -> Beats.forEver(beat, () -> pool.submit(halves()).join()));
    put(workers, "fork and join inside", ForkJoinWorkers::inside);
    put(workers, "invokeAll", ForkJoinWorkers::invokeAll);
    put(workers, "ManagedBlocker", ForkJoinWorkers::blocker);
    put(workers, "awaitTermination(t)", ForkJoinWorkers::termination);
    return workers;
  }

  private static void put(Map<String, Work> workers, String name, With with) {
    workers.put(
        "ForkJoinPool: " + name,
        beat -> {
          ForkJoinPool pool = new ForkJoinPool(2);
          try {
            with.run(pool, beat);
          } finally {
            pool.shutdownNow();
          }
        });
  }

  private static Object nap() throws InterruptedException {
    TimeUnit.SECONDS.sleep(S);
    return "";
  }

  private static void napQuietly(int seconds) {
    try {
      TimeUnit.SECONDS.sleep(seconds);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Two at once of 10 and of 20 seconds. */
  private static RecursiveAction halves() {
    return action(
        () -> {
          ForkJoinTask<?> half = action(() -> napQuietly(S / 2)).fork();
          napQuietly(S);
          half.join();
        });
  }

  private static RecursiveAction action(Runnable work) {
    return new RecursiveAction() {
      private static final long serialVersionUID = 1;

      @Override
      protected void compute() {
        work.run();
      }
    };
  }

  private static void submit(ForkJoinPool pool, Journal beat) throws Exception {
    while (true) {
      pool.submit(ForkJoinWorkers::nap).get();
      beat.run();
    }
  }

  private static void limited(ForkJoinPool pool, Journal beat) throws Exception {
    while (true) {
      ForkJoinTask<?> task = pool.submit(() -> napQuietly(2 * S));
      try {
        task.get(S, TimeUnit.SECONDS);
      } catch (TimeoutException late) {
        beat.run();
      }
      task.get(1, TimeUnit.DAYS);
      beat.run();
    }
  }

  private static void inside(ForkJoinPool pool, Journal beat) throws Exception {
    pool.submit(
            () -> {
              while (!Thread.currentThread().isInterrupted()) {
                ForkJoinTask.invokeAll(action(() -> napQuietly(S)), action(() -> napQuietly(1)));
                beat.run();
              }
            })
        .get();
  }

  private static void invokeAll(ForkJoinPool pool, Journal beat) throws Exception {
    List<Callable<Object>> tasks = List.of(ForkJoinWorkers::nap, ForkJoinWorkers::nap);
    while (true) {
      pool.invokeAll(tasks);
      beat.run();
    }
  }

  private static void blocker(ForkJoinPool pool, Journal beat) throws Exception {
    while (true) {
      pool.submit(
              () -> {
                ForkJoinPool.managedBlock(new Blocker());
                return "";
              })
          .get();
      beat.run();
    }
  }

  private static void termination(ForkJoinPool pool, Journal beat) throws Exception {
    while (!pool.awaitTermination(S, TimeUnit.SECONDS)) {
      beat.run();
    }
  }
}
