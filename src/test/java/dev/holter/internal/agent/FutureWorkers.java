package dev.holter.internal.agent;

import dev.holter.internal.agent.Beats.Work;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;

/** Workers that beat every 20 seconds with what CompletableFuture has of its own. */
final class FutureWorkers {
  private static final int S = 20;

  private FutureWorkers() {}

  static Map<String, Work> all() {
    Map<String, Work> workers = new LinkedHashMap<>();
    workers.put("orTimeout", beat -> Beats.forEver(beat, FutureWorkers::orTimeout));
    workers.put("completeOnTimeout", beat -> Beats.forEver(beat, FutureWorkers::completeOnTimeout));
    workers.put("delayedExecutor", FutureWorkers::delayedExecutor);
    workers.put("supplyAsync", FutureWorkers::supplyAsync);
    workers.put("thenRunAsync", FutureWorkers::thenRunAsync);
    workers.put("common pool", FutureWorkers::commonPool);
    return workers;
  }

  private static void orTimeout() throws Exception {
    try {
      new CompletableFuture<String>().orTimeout(S, TimeUnit.SECONDS).get();
    } catch (ExecutionException late) {
      if (!(late.getCause() instanceof TimeoutException)) {
        throw late;
      }
    }
  }

  private static void completeOnTimeout() throws Exception {
    new CompletableFuture<String>().completeOnTimeout("late", S, TimeUnit.SECONDS).get();
  }

  private static void delayedExecutor(Runnable beat) throws Exception {
    while (true) {
      CompletableFuture.runAsync(beat, CompletableFuture.delayedExecutor(S, TimeUnit.SECONDS))
          .get();
    }
  }

  private static void supplyAsync(Runnable beat) throws Exception {
    while (true) {
      CompletableFuture.supplyAsync(FutureWorkers::nap).thenRun(beat).get();
    }
  }

  private static void thenRunAsync(Runnable beat) throws Exception {
    while (true) {
      CompletableFuture.completedFuture("").thenRunAsync(FutureWorkers::nap).thenRun(beat).get();
    }
  }

  private static void commonPool(Runnable beat) throws Exception {
    while (true) {
      long sum = ForkJoinPool.commonPool().submit(() -> LongStream.range(0, 100_000).sum()).get();
      Thread.sleep(sum > 0 ? S * 1000L : 0);
      beat.run();
    }
  }

  private static String nap() {
    try {
      Thread.sleep(S * 1000L);
      return "";
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
