package dev.holter.internal.agent;

import dev.holter.internal.agent.Beats.Work;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Workers that beat every 20 seconds with an executor of their own. */
final class ExecutorWorkers {
  private static final int S = 20;

  private interface With<E extends ExecutorService> {
    void run(E executor, Journal beat) throws Exception;
  }

  private ExecutorWorkers() {}

  static Map<String, Work> all() {
    Map<String, Work> workers = new LinkedHashMap<>();
    scheduled(workers, "scheduleAtFixedRate", 2, ExecutorWorkers::fixedRate);
    scheduled(workers, "scheduleWithFixedDelay", 1, ExecutorWorkers::fixedDelay);
    scheduled(workers, "scheduleWithFixedDelay of slow ones", 1, ExecutorWorkers::slow);
    scheduled(workers, "schedule, again and again", 3, ExecutorWorkers::scheduleAgain);
    scheduled(workers, "schedule and cancel", 2, ExecutorWorkers::cancel);
    scheduled(workers, "scheduled after shutdown", 1, ExecutorWorkers::afterShutdown);
    scheduled(workers, "two rates on two threads", 2, ExecutorWorkers::twoRates);
    pooled(workers, "submit and get", ExecutorWorkers::submit);
    pooled(workers, "invokeAll", ExecutorWorkers::invokeAll);
    pooled(workers, "invokeAll(t)", ExecutorWorkers::invokeAllLimited);
    pooled(workers, "invokeAny", ExecutorWorkers::invokeAny);
    pooled(workers, "invokeAny(t)", ExecutorWorkers::invokeAnyLimited);
    pooled(workers, "awaitTermination(t)", ExecutorWorkers::awaitTermination);
    pooled(workers, "ExecutorCompletionService", ExecutorWorkers::completionService);
    pooled(workers, "Future.cancel", ExecutorWorkers::cancelRunning);
    workers.put("ThreadPoolExecutor, keep-alive ends", ExecutorWorkers::keepAlive);
    return workers;
  }

  private static void scheduled(
      Map<String, Work> workers, String name, int threads, With<ScheduledExecutorService> with) {
    workers.put(
        "ScheduledThreadPoolExecutor: " + name,
        beat -> use(new ScheduledThreadPoolExecutor(threads), with, beat));
  }

  private static void pooled(Map<String, Work> workers, String name, With<ExecutorService> with) {
    workers.put(
        "ExecutorService: " + name, beat -> use(Executors.newCachedThreadPool(), with, beat));
  }

  private static <E extends ExecutorService> void use(E executor, With<E> with, Journal beat)
      throws Exception {
    try {
      with.run(executor, beat);
      TimeUnit.DAYS.sleep(1);
    } finally {
      executor.shutdownNow();
    }
  }

  private static String nap() throws InterruptedException {
    TimeUnit.SECONDS.sleep(S);
    return "";
  }

  private static String longNap() throws InterruptedException {
    TimeUnit.SECONDS.sleep(3 * S);
    return "";
  }

  private static void fixedRate(ScheduledExecutorService executor, Journal beat) {
    executor.scheduleAtFixedRate(beat, S, S, TimeUnit.SECONDS);
  }

  private static void fixedDelay(ScheduledExecutorService executor, Journal beat) {
    executor.scheduleWithFixedDelay(beat, S, S, TimeUnit.SECONDS);
  }

  private static void slow(ScheduledExecutorService executor, Journal beat) {
    executor.scheduleWithFixedDelay(() -> slow(beat), S / 2, S / 2, TimeUnit.SECONDS);
  }

  private static void slow(Journal beat) {
    try {
      TimeUnit.SECONDS.sleep(S / 2);
      beat.run();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void scheduleAgain(ScheduledExecutorService executor, Journal beat)
      throws Exception {
    while (true) {
      executor.schedule(beat, S, TimeUnit.SECONDS).get();
    }
  }

  private static void cancel(ScheduledExecutorService executor, Journal beat) throws Exception {
    while (true) {
      ScheduledFuture<?> task =
          executor.schedule(() -> beat.note("cancelled and run"), S, TimeUnit.SECONDS);
      TimeUnit.SECONDS.sleep(S - 1);
      if (task.getDelay(TimeUnit.NANOSECONDS) != 1_000_000_000 || !task.cancel(true)) {
        throw new IllegalStateException("not due in a second");
      }
      TimeUnit.SECONDS.sleep(1);
      beat.run();
    }
  }

  /** What has a delay is still done. */
  private static void afterShutdown(ScheduledExecutorService executor, Journal beat)
      throws Exception {
    for (int i = 1; i <= 180; i++) {
      executor.schedule(beat, (long) i * S, TimeUnit.SECONDS);
    }
    executor.shutdown();
    if (executor.awaitTermination(59, TimeUnit.MINUTES)) {
      throw new IllegalStateException("terminated with tasks");
    }
    executor.awaitTermination(1, TimeUnit.DAYS);
  }

  private static void twoRates(ScheduledExecutorService executor, Journal beat) {
    executor.scheduleAtFixedRate(() -> beat.note("ten"), 10, 10, TimeUnit.SECONDS);
    executor.scheduleAtFixedRate(beat, S, S, TimeUnit.SECONDS);
  }

  private static void submit(ExecutorService executor, Journal beat) throws Exception {
    while (true) {
      executor.submit(ExecutorWorkers::nap).get();
      beat.run();
    }
  }

  private static void invokeAll(ExecutorService executor, Journal beat) throws Exception {
    Callable<String> half =
        () -> {
          TimeUnit.SECONDS.sleep(S / 2);
          return "";
        };
    while (true) {
      executor.invokeAll(List.of(half, ExecutorWorkers::nap, half));
      beat.run();
    }
  }

  private static void invokeAllLimited(ExecutorService executor, Journal beat) throws Exception {
    List<Callable<String>> tasks = List.of(ExecutorWorkers::longNap, ExecutorWorkers::longNap);
    while (true) {
      for (Future<String> task : executor.invokeAll(tasks, S, TimeUnit.SECONDS)) {
        beat.note(task.isCancelled() ? "cancelled" : "done");
      }
      beat.run();
    }
  }

  private static void invokeAny(ExecutorService executor, Journal beat) throws Exception {
    while (true) {
      executor.invokeAny(List.of(ExecutorWorkers::longNap, ExecutorWorkers::nap));
      beat.run();
    }
  }

  private static void invokeAnyLimited(ExecutorService executor, Journal beat) throws Exception {
    List<Callable<String>> tasks = List.of(ExecutorWorkers::longNap, ExecutorWorkers::longNap);
    while (true) {
      try {
        executor.invokeAny(tasks, S, TimeUnit.SECONDS);
        throw new IllegalStateException("in time");
      } catch (TimeoutException late) {
        beat.run();
      }
    }
  }

  private static void awaitTermination(ExecutorService executor, Journal beat) throws Exception {
    executor.submit(
        () -> {
          TimeUnit.DAYS.sleep(1);
          return "";
        });
    executor.shutdown();
    while (!executor.awaitTermination(S, TimeUnit.SECONDS)) {
      beat.run();
    }
  }

  private static void completionService(ExecutorService executor, Journal beat) throws Exception {
    var completed = new ExecutorCompletionService<String>(executor);
    while (true) {
      completed.submit(ExecutorWorkers::nap);
      completed.submit(
          () -> {
            TimeUnit.SECONDS.sleep(S / 2);
            return "half";
          });
      beat.note(completed.take().get());
      beat.note(completed.poll(1, TimeUnit.DAYS).get());
      beat.run();
    }
  }

  private static void cancelRunning(ExecutorService executor, Journal beat) throws Exception {
    while (true) {
      Future<String> task = executor.submit(ExecutorWorkers::longNap);
      nap();
      task.cancel(true);
      try {
        task.get();
      } catch (CancellationException expected) {
        beat.run();
      }
    }
  }

  /** An idle thread ends after 15 seconds, so each task has a new one. */
  private static void keepAlive(Journal beat) throws Exception {
    ThreadPoolExecutor executor =
        new ThreadPoolExecutor(0, 1, S * 3L / 4, TimeUnit.SECONDS, new SynchronousQueue<>());
    while (true) {
      Thread one = executor.submit(Thread::currentThread).get();
      nap();
      beat.note(one.isAlive() ? "alive" : "ended");
      beat.run();
    }
  }
}
