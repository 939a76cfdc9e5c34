package dev.holter.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holter.VirtualClock;
import dev.holter.time.LeakedThreadsException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

/** What is left of pools when a test ends, and which threads are on the clock at all. */
@Timeout(300)
class PoolTests {
  private final List<Duration> seen = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger interrupts = new AtomicInteger();

  @BeforeAll
  static void install() {
    HolterAgent.install();
  }

  /** A thread that counts how often somebody has interrupted it. */
  private final class Counting extends Thread {
    Counting(Runnable work) {
      super(work);
    }

    @Override
    public void interrupt() {
      interrupts.incrementAndGet();
      super.interrupt();
    }
  }

  private final class CountingWorker extends ForkJoinWorkerThread {
    CountingWorker(ForkJoinPool pool) {
      super(pool);
    }

    @Override
    public void interrupt() {
      interrupts.incrementAndGet();
      super.interrupt();
    }
  }

  @RepeatedTest(50)
  void a_scheduled_pool_that_a_worker_leaves_running_fails_the_test_and_ends() {
    ScheduledThreadPoolExecutor pool =
        new ScheduledThreadPoolExecutor(1, work -> new Thread(work, "beats of the worker"));
    VirtualClock clock = Runs.clock();
    Runs.start(
        clock,
        "worker",
        ignored ->
            pool.scheduleAtFixedRate(() -> seen.add(clock.elapsed()), 20, 20, TimeUnit.SECONDS));

    clock.advanceBy(Duration.ofMinutes(1));

    assertThatThrownBy(clock::close)
        .isInstanceOf(LeakedThreadsException.class)
        .hasMessageContaining("still planned in pools")
        .hasMessageContaining("beats of the worker")
        .hasMessageContaining(PoolTests.class.getName());
    assertThat(pool.getQueue()).allMatch(task -> ((Future<?>) task).isCancelled());
    pool.shutdownNow();
    assertThat(seen)
        .containsExactly(Duration.ofSeconds(20), Duration.ofSeconds(40), Duration.ofSeconds(60));
  }

  @RepeatedTest(50)
  void a_timer_that_a_worker_leaves_running_fails_the_test_and_ends() {
    VirtualClock clock = Runs.clock();
    TimerTask beats =
        new TimerTask() {
          @Override
          public void run() {
            seen.add(clock.elapsed());
          }
        };
    Runs.start(
        clock, "worker", ignored -> new Timer(true).scheduleAtFixedRate(beats, 20_000, 20_000));

    clock.advanceBy(Duration.ofMinutes(1));

    assertThatThrownBy(clock::close)
        .isInstanceOf(LeakedThreadsException.class)
        .hasMessageContaining("still planned in pools")
        .hasMessageContaining("Timer-")
        .hasMessageContaining("PoolTests");
    assertThat(beats.cancel()).isFalse();
  }

  @RepeatedTest(50)
  void a_timer_that_a_worker_has_cancelled_is_fine() {
    VirtualClock clock = Runs.clock();
    Runs.start(
        clock,
        "worker",
        ignored -> {
          TimerTask never =
              new TimerTask() {
                @Override
                public void run() {
                  seen.add(clock.elapsed());
                }
              };
          new Timer(true).schedule(never, 20_000);
          never.cancel();
        });
    clock.advanceBy(Duration.ofMinutes(1));

    clock.close();

    assertThat(seen).isEmpty();
  }

  @RepeatedTest(50)
  void work_left_in_a_pool_of_an_earlier_test_fails_the_test() {
    ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(1);
    try (VirtualClock earlier = Runs.clock()) {
      Runs.start(earlier, "worker", ignored -> pool.schedule(() -> {}, 20, TimeUnit.SECONDS));
      earlier.advanceBy(Duration.ofMinutes(1));
    }
    VirtualClock clock = Runs.clock();
    Runs.start(
        clock,
        "worker",
        ignored ->
            pool.scheduleAtFixedRate(() -> seen.add(clock.elapsed()), 20, 20, TimeUnit.SECONDS));

    clock.advanceBy(Duration.ofMinutes(1));

    assertThatThrownBy(clock::close)
        .isInstanceOf(LeakedThreadsException.class)
        .hasMessageContaining("still planned in pools")
        .hasMessageContaining(PoolTests.class.getName());
    assertThat(pool.getQueue()).allMatch(task -> ((Future<?>) task).isCancelled());
    pool.shutdownNow();
    assertThat(seen)
        .containsExactly(Duration.ofSeconds(20), Duration.ofSeconds(40), Duration.ofSeconds(60));
  }

  /** The pool of an application that several tests use: what it does by itself is not theirs. */
  @RepeatedTest(50)
  void what_was_planned_in_a_pool_before_the_test_stays() {
    ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(2);
    Future<?> before = pool.schedule(() -> {}, 1, TimeUnit.DAYS);
    try (VirtualClock clock = Runs.clock()) {
      Runs.start(clock, "worker", ignored -> pool.submit(() -> seen.add(clock.elapsed())).get());

      clock.advanceBy(Duration.ofMinutes(1));
    }

    assertThat(before.isCancelled()).isFalse();
    pool.shutdownNow();
  }

  @RepeatedTest(50)
  void a_scheduled_pool_that_its_worker_shuts_down_when_it_is_stopped_does_not_fail_the_test() {
    try (VirtualClock clock = Runs.clock()) {
      Runs.start(
          clock,
          "outer",
          ignored -> {
            // Its threads come first, and are met first at the end.
            ScheduledExecutorService pool = Executors.newScheduledThreadPool(1);
            pool.scheduleAtFixedRate(() -> seen.add(clock.elapsed()), 20, 20, TimeUnit.SECONDS);
            new Thread(
                    () -> {
                      try {
                        TimeUnit.DAYS.sleep(1);
                      } catch (InterruptedException stopped) {
                        pool.shutdownNow();
                      }
                    })
                .start();
          });

      clock.advanceBy(Duration.ofMinutes(1));
    }
    assertThat(seen).hasSize(3);
  }

  @RepeatedTest(50)
  void a_scheduled_pool_in_which_nothing_is_planned_any_more_is_handed_back() throws Exception {
    ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(2, Counting::new);
    handBack(pool, () -> pool.schedule(() -> {}, 20, TimeUnit.SECONDS));
  }

  @RepeatedTest(50)
  void a_scheduled_pool_in_which_all_is_cancelled_is_handed_back() throws Exception {
    ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(2, Counting::new);
    handBack(
        pool, () -> pool.scheduleAtFixedRate(() -> {}, 20, 20, TimeUnit.SECONDS).cancel(false));
  }

  @RepeatedTest(50)
  void a_fixed_pool_is_handed_back_without_an_interrupt() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2, Counting::new);
    handBack(pool, () -> pool.execute(() -> {}));
  }

  @RepeatedTest(50)
  void a_cached_pool_is_handed_back_without_an_interrupt() throws Exception {
    ExecutorService pool =
        new ThreadPoolExecutor(
            0, 9, 1, TimeUnit.DAYS, new SynchronousQueue<>(), (ThreadFactory) Counting::new);
    handBack(pool, () -> pool.execute(() -> {}));
  }

  @RepeatedTest(50)
  void a_fork_join_pool_is_handed_back_without_an_interrupt() throws Exception {
    ForkJoinPool pool = new ForkJoinPool(2, CountingWorker::new, null, false);
    handBack(pool, () -> pool.execute(() -> {}));
  }

  /** Which still works for whoever has it. */
  private void handBack(ExecutorService pool, Runnable use) throws Exception {
    try (VirtualClock clock = Runs.clock()) {
      Runs.start(
          clock,
          "worker",
          ignored -> {
            use.run();
            Thread.sleep(30_000);
          });
      clock.advanceBy(Duration.ofMinutes(1));
    }
    assertThat(interrupts).hasValue(0);
    assertThat(pool.submit(() -> "works").get(20, TimeUnit.SECONDS)).isEqualTo("works");
    pool.shutdownNow();
  }

  @RepeatedTest(20)
  void a_timer_without_tasks_is_handed_back() {
    Timer[] timer = new Timer[1];
    try (VirtualClock clock = Runs.clock()) {
      Runs.start(clock, "worker", ignored -> timer[0] = new Timer("of the worker"));
      clock.advanceBy(Duration.ofMinutes(1));
    }
    timer[0].cancel();
  }

  @RepeatedTest(50)
  void a_pool_whose_task_is_interrupted_at_the_end_is_handed_back_afterwards() {
    ExecutorService pool = Executors.newFixedThreadPool(1, Counting::new);
    try (VirtualClock clock = Runs.clock()) {
      Runs.start(
          clock,
          "worker",
          ignored ->
              pool.submit(
                  () -> {
                    TimeUnit.DAYS.sleep(1);
                    return null;
                  }));
      clock.advanceBy(Duration.ofMinutes(1));
    }
    assertThat(interrupts).hasValue(1);
    pool.shutdownNow();
  }

  /** Otherwise it would go on in real time, and call the world of another test. */
  @RepeatedTest(50)
  void a_task_that_a_test_leaves_running_in_a_pool_from_before_is_stopped() throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    Thread thread = pool.submit(Thread::currentThread).get();
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    assertBeatsUntilItIsStopped(pool);

    pool.submit(() -> {}).get();
    pool.shutdown();
  }

  /** The pool's thread has hardly done what it was given before, and does not wait yet. */
  @RepeatedTest(50)
  void a_pool_that_was_used_just_before_is_on_the_clock() throws Exception {
    assertOnTheClock(Executors.newSingleThreadExecutor());
  }

  @RepeatedTest(50)
  void a_fork_join_pool_that_was_used_just_before_is_on_the_clock() throws Exception {
    assertOnTheClock(new ForkJoinPool(2));
  }

  private void assertOnTheClock(ExecutorService pool) throws Exception {
    pool.submit(() -> {}).get();
    assertBeatsUntilItIsStopped(pool);
    pool.shutdown();
  }

  private void assertBeatsUntilItIsStopped(ExecutorService pool) {
    CountDownLatch ended = new CountDownLatch(1);
    try (VirtualClock clock = Runs.clock()) {
      Runs.start(clock, "worker", ignored -> pool.execute(() -> everyMinute(clock, ended)));

      clock.advanceBy(Duration.ofMinutes(3));
    }

    assertThat(ended.getCount()).isZero();
    assertThat(seen)
        .containsExactly(Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(3));
  }

  @RepeatedTest(50)
  void a_scheduled_pool_that_was_used_just_before_is_on_the_clock() throws Exception {
    ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(2);
    pool.submit(() -> {}).get();
    try (VirtualClock clock = Runs.clock()) {
      Runs.start(
          clock,
          "worker",
          ignored -> {
            Future<?> beats =
                pool.scheduleAtFixedRate(() -> seen.add(clock.elapsed()), 1, 1, TimeUnit.MINUTES);
            TimeUnit.SECONDS.sleep(150);
            beats.cancel(false);
          });

      clock.advanceBy(Duration.ofMinutes(3));
    }

    assertThat(seen).containsExactly(Duration.ofMinutes(1), Duration.ofMinutes(2));
    pool.shutdown();
  }

  private void everyMinute(VirtualClock clock, CountDownLatch ended) {
    try {
      while (true) {
        TimeUnit.MINUTES.sleep(1);
        seen.add(clock.elapsed());
      }
    } catch (InterruptedException stopped) {
      ended.countDown();
    }
  }

  @RepeatedTest(50)
  void the_threads_of_the_engine_are_nobodys_guests_and_on_no_clock() {
    Runnable wake =
        () ->
            Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("holter-"))
                .forEach(LockSupport::unpark);
    try (VirtualClock clock = Runs.clock()) {
      Runs.start(
          clock,
          "worker",
          ignored -> {
            while (true) {
              Thread.sleep(20_000);
              wake.run();
              seen.add(clock.elapsed());
            }
          });

      clock.advanceBy(Duration.ofMinutes(1));

      assertThat(seen).hasSize(3);
    }
  }

  @RepeatedTest(50)
  void a_name_makes_nobody_real() throws Exception {
    List<String> names =
        List.of(
            "HttpClient-heartbeat",
            "OkHttp beats",
            "awaitility of mine",
            "process reaper 2",
            "junit-beats",
            "surefire-beats",
            "holter-reaper of mine",
            "qtp-beats",
            "idle-connection-reaper");
    try (VirtualClock clock = Runs.clock()) {
      Runs.start(
          clock,
          "worker",
          ignored -> {
            for (String name : names) {
              Thread beats =
                  new Thread(
                      () -> {
                        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(20));
                        seen.add(clock.elapsed());
                      },
                      name);
              beats.start();
              beats.join();
            }
          });

      clock.advanceBy(Duration.ofHours(1));
    }
    assertThat(seen).hasSize(names.size()).last().isEqualTo(Duration.ofSeconds(20L * names.size()));
  }

  @RepeatedTest(20)
  void a_publisher_with_its_own_choice_of_threads_is_on_the_clock() {
    try (VirtualClock clock = Runs.clock()) {
      Runs.start(
          clock,
          "worker",
          ignored -> {
            try (SubmissionPublisher<Integer> publisher = new SubmissionPublisher<>()) {
              publisher.consume(
                  number -> {
                    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
                    seen.add(clock.elapsed());
                  });
              for (int i = 0; i < 3; i++) {
                Thread.sleep(10_000);
                publisher.submit(i);
              }
              Thread.sleep(10_000);
            }
          });

      clock.advanceBy(Duration.ofHours(1));
    }
    assertThat(seen)
        .containsExactly(Duration.ofSeconds(11), Duration.ofSeconds(21), Duration.ofSeconds(31));
  }

  @RepeatedTest(20)
  void what_stands_for_the_common_pool_ends_with_the_clock() {
    List<Thread> threads = Collections.synchronizedList(new ArrayList<>());
    try (VirtualClock clock = Runs.clock()) {
      Runs.start(
          clock,
          "worker",
          ignored ->
              CompletableFuture.runAsync(
                      () -> threads.add(Thread.currentThread()), ForkJoinPool.commonPool())
                  .get());
      clock.advanceBy(Duration.ofMinutes(1));
    }
    assertThat(threads)
        .hasSize(1)
        .allSatisfy(
            thread ->
                assertThatCode(() -> thread.join(20_000))
                    .satisfies(nothing -> assertThat(thread.isAlive()).isFalse()));
  }

  @RepeatedTest(50)
  void a_second_child_process_is_waited_for_like_the_first() {
    for (int i = 0; i < 2; i++) {
      try (VirtualClock clock = Runs.clock()) {
        Process[] process = new Process[1];
        Runs.start(
            clock,
            "worker",
            ignored -> {
              process[0] = new ProcessBuilder("sleep", "30").start();
              Thread.sleep(30_000);
              seen.add(clock.elapsed());
            });
        clock.advanceBy(Duration.ofMinutes(1));
        process[0].destroyForcibly();
      }
    }
    assertThat(seen).containsExactly(Duration.ofSeconds(30), Duration.ofSeconds(30));
  }
}
