package dev.holter.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holter.VirtualClock;
import dev.holter.time.HeldTimeException;
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
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Threads that were there before the clock, and what they do for a worker. */
class GuestTests {
  private static final Duration HOUR = Duration.ofHours(1);

  private final List<Thread> threads = Collections.synchronizedList(new ArrayList<>());
  private final ExecutorService before = idle(2);
  private final List<Duration> seen = Collections.synchronizedList(new ArrayList<>());

  @BeforeAll
  static void install() {
    HolterAgent.install();
  }

  @AfterEach
  void shutDown() {
    before.shutdownNow();
  }

  @RepeatedTest(50)
  void time_stands_still_while_a_pool_from_before_works_for_a_worker() {
    try (VirtualClock clock = Runs.clock()) {
      Runs.start(clock, "worker", ignored -> delegate(clock, before));

      clock.advanceBy(HOUR);

      assertThat(seen).isEqualTo(Beats.every(Duration.ofSeconds(30)));
    }
  }

  @RepeatedTest(50)
  void time_stands_still_while_one_such_pool_asks_another() {
    ExecutorService first = idle(1);
    try (VirtualClock clock = Runs.clock()) {
      Runs.start(
          clock,
          "worker",
          ignored -> {
            while (true) {
              Thread.sleep(30_000);
              CompletableFuture.supplyAsync(() -> 1, first)
                  .thenApplyAsync(GuestTests::compute, before)
                  .get();
              seen.add(clock.elapsed());
            }
          });

      clock.advanceBy(HOUR);

      assertThat(seen).isEqualTo(Beats.every(Duration.ofSeconds(30)));
    } finally {
      first.shutdownNow();
    }
  }

  @RepeatedTest(20)
  void time_stands_still_while_the_common_pool_works_for_a_worker() {
    try (VirtualClock clock = Runs.clock()) {
      Runs.start(clock, "worker", ignored -> delegate(clock, ForkJoinPool.commonPool()));

      clock.advanceBy(HOUR);

      assertThat(seen).isEqualTo(Beats.every(Duration.ofSeconds(30)));
    }
  }

  @RepeatedTest(20)
  void a_timer_from_before_runs_at_virtual_instants_and_goes_back() throws Exception {
    Timer timer = new Timer("from before");
    Thread thread = threadOf(timer);
    try (VirtualClock clock = Runs.clock()) {
      Runs.start(
          clock,
          "worker",
          ignored -> {
            while (true) {
              Thread.sleep(25_000);
              CountDownLatch done = new CountDownLatch(1);
              timer.schedule(task(done::countDown), 5_000);
              done.await();
              seen.add(clock.elapsed());
            }
          });

      clock.advanceBy(HOUR);

      assertThat(seen).isEqualTo(Beats.every(Duration.ofSeconds(30)));
    }
    assertThat(thread.isAlive()).isTrue();
    CountDownLatch real = new CountDownLatch(1);
    timer.schedule(task(real::countDown), 1);
    real.await();
    timer.cancel();
  }

  /** Which waits for work. */
  private static Thread threadOf(Timer timer) throws InterruptedException {
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    timer.schedule(task(() -> thread.complete(Thread.currentThread())), 0);
    while (thread.join().getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    return thread.join();
  }

  private static TimerTask task(Runnable work) {
    return new TimerTask() {
      @Override
      public void run() {
        work.run();
      }
    };
  }

  @RepeatedTest(20)
  void time_stands_still_while_a_parallel_stream_runs() {
    try (VirtualClock clock = Runs.clock()) {
      Runs.start(
          clock,
          "worker",
          ignored -> {
            while (true) {
              Thread.sleep(30_000);
              assertThat(LongStream.range(0, 10_000).parallel().sum()).isPositive();
              seen.add(clock.elapsed());
            }
          });

      clock.advanceBy(HOUR);

      assertThat(seen).isEqualTo(Beats.every(Duration.ofSeconds(30)));
    }
  }

  @RepeatedTest(50)
  void a_thread_that_waits_at_a_latch_of_a_worker_works_for_it_from_then_on() throws Exception {
    CountDownLatch latch = new CountDownLatch(1);
    try (VirtualClock clock = Runs.clock()) {
      Thread waiting =
          new Thread(
              () -> {
                awaitQuietly(latch);
                seen.add(clock.elapsed().plusNanos(compute(1) % 1));
              });
      waiting.start();
      while (waiting.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
      Runs.start(
          clock,
          "worker",
          ignored -> {
            Thread.sleep(30_000);
            latch.countDown();
          });

      clock.advanceBy(HOUR);

      assertThat(seen).containsExactly(Duration.ofSeconds(30));
      waiting.join();
    }
  }

  @RepeatedTest(50)
  void a_thread_that_a_worker_wakes_on_its_way_to_a_park_does_not_wait() throws Exception {
    AtomicBoolean woken = new AtomicBoolean();
    Thread parking =
        new Thread(
            () -> {
              spinUntil(woken);
              LockSupport.park();
              seen.add(Duration.ZERO);
            });
    parking.start();
    try (VirtualClock clock = Runs.clock()) {
      Runs.start(
          clock,
          "worker",
          ignored -> {
            LockSupport.unpark(parking);
            woken.set(true);
          });

      clock.advanceBy(HOUR);

      assertThat(seen).containsExactly(Duration.ZERO);
    }
    parking.join();
  }

  @RepeatedTest(50)
  void time_stands_still_while_a_thread_off_the_clock_has_a_lock() throws Exception {
    ReentrantLock lock = new ReentrantLock();
    CountDownLatch locked = new CountDownLatch(1);
    AtomicBoolean release = new AtomicBoolean();
    Thread owner =
        new Thread(
            () -> {
              lock.lock();
              try {
                locked.countDown();
                spinUntil(release);
                seen.add(Duration.ofMillis(compute(1) % 1));
              } finally {
                lock.unlock();
              }
            });
    owner.start();
    locked.await();
    try (VirtualClock clock = Runs.clock()) {
      Runs.start(
          clock,
          "worker",
          ignored -> {
            Thread.sleep(30_000);
            release.set(true);
            lock.lockInterruptibly();
            seen.add(clock.elapsed());
            lock.unlock();
          });

      clock.advanceBy(HOUR);

      assertThat(seen).containsExactly(Duration.ZERO, Duration.ofSeconds(30));
    }
    owner.join();
  }

  @RepeatedTest(50)
  void time_stands_still_while_threads_off_the_clock_read_under_a_lock() throws Exception {
    ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    CountDownLatch locked = new CountDownLatch(2);
    AtomicBoolean release = new AtomicBoolean();
    List<Thread> readers = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Thread reader = new Thread(() -> readUntil(release, lock, locked));
      reader.start();
      readers.add(reader);
    }
    locked.await();
    try (VirtualClock clock = Runs.clock()) {
      Runs.start(
          clock,
          "worker",
          ignored -> {
            Thread.sleep(30_000);
            release.set(true);
            lock.writeLock().lockInterruptibly();
            seen.add(clock.elapsed());
            lock.writeLock().unlock();
          });

      clock.advanceBy(HOUR);

      assertThat(seen).containsExactly(Duration.ofSeconds(30));
    }
    for (Thread reader : readers) {
      reader.join();
    }
  }

  /** The second one is known to itself alone. */
  private static void readUntil(
      AtomicBoolean release, ReentrantReadWriteLock lock, CountDownLatch locked) {
    lock.readLock().lock();
    try {
      locked.countDown();
      spinUntil(release);
      assertThat(compute(1)).isPositive();
    } finally {
      lock.readLock().unlock();
    }
  }

  @Test
  void readers_on_the_clock_do_not_hold_time() {
    ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    try (VirtualClock clock = Runs.clock()) {
      for (int i = 0; i < 3; i++) {
        Runs.start(clock, "reader", ignored -> readForOneMinute(lock));
      }
      Runs.start(
          clock,
          "writer",
          ignored -> {
            Thread.sleep(30_000);
            lock.writeLock().lockInterruptibly();
            seen.add(clock.elapsed());
            lock.writeLock().unlock();
          });

      clock.advanceBy(HOUR);

      assertThat(seen).containsExactly(Duration.ofSeconds(60));
    }
  }

  private static void readForOneMinute(ReentrantReadWriteLock lock) throws InterruptedException {
    lock.readLock().lock();
    try {
      Thread.sleep(60_000);
    } finally {
      lock.readLock().unlock();
    }
  }

  @Test
  void a_wait_that_a_thread_off_the_clock_ends_after_time_has_moved_is_named() throws Exception {
    CompletableFuture<String> answer = new CompletableFuture<>();
    try (VirtualClock clock = Runs.clock()) {
      Runs.start(clock, "worker", ignored -> answer.get());
      clock.advanceBy(HOUR);
      Thread outside = new Thread(() -> answer.complete("late"), "event-loop");
      outside.start();
      outside.join();

      assertThatThrownBy(() -> clock.advanceBy(HOUR))
          .isExactlyInstanceOf(HeldTimeException.class)
          .hasMessageStartingWith(
              "A wait that began at [2025-01-01T00:00:00Z] was ended at [2025-01-01T01:00:00Z] by a"
                  + " thread that is not on the virtual clock, [event-loop]: how far time had moved"
                  + " by then is chance.\n");
    }
  }

  @Test
  @SuppressWarnings("WaitNotInLoop") // Nobody else notifies.
  void a_notification_by_a_thread_off_the_clock_after_time_has_moved_is_named() throws Exception {
    Object monitor = new Object();
    try (VirtualClock clock = Runs.clock()) {
      Runs.start(
          clock,
          "worker",
          ignored -> {
            synchronized (monitor) {
              monitor.wait();
            }
          });
      clock.advanceBy(HOUR);
      Thread outside = new Thread(() -> notifyAll(monitor), "event-loop");
      outside.start();
      outside.join();

      assertThatThrownBy(() -> advanceForEver(clock))
          .isExactlyInstanceOf(HeldTimeException.class)
          .hasMessageContaining("by a thread that is not on the virtual clock");
    }
  }

  /** Until the worker's thread has found out what happened to it. */
  private static void advanceForEver(VirtualClock clock) {
    while (true) {
      clock.advanceBy(HOUR);
    }
  }

  private static void notifyAll(Object monitor) {
    synchronized (monitor) {
      monitor.notifyAll();
    }
  }

  /** All of its threads wait for work: one that runs for itself is nobody's guest. */
  private ExecutorService idle(int size) {
    ThreadFactory factory = Executors.defaultThreadFactory();
    ThreadPoolExecutor pool =
        (ThreadPoolExecutor)
            Executors.newFixedThreadPool(
                size,
                work -> {
                  Thread thread = factory.newThread(work);
                  threads.add(thread);
                  return thread;
                });
    pool.prestartAllCoreThreads();
    while (!threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING)) {
      Thread.onSpinWait();
    }
    return pool;
  }

  private void delegate(VirtualClock clock, ExecutorService pool) throws Exception {
    while (true) {
      Thread.sleep(30_000);
      pool.submit(() -> compute(2)).get();
      seen.add(clock.elapsed());
    }
  }

  private static long compute(long from) {
    return LongStream.range(from, 200_000).map(i -> i * i).sum();
  }

  /** Whoever waits otherwise and is woken by a worker is on the clock from then on. */
  private static void spinUntil(AtomicBoolean condition) {
    while (!condition.get()) {
      Thread.onSpinWait();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
