package dev.holter.internal.agent;

import dev.holter.internal.agent.Beats.Work;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Workers that beat every 20 seconds and are interrupted just before, at and just after the end of
 * a wait of 15 seconds, which the interrupt must reach exactly once.
 */
final class InterruptWorkers {
  private static final long NANOS = TimeUnit.SECONDS.toNanos(15);

  private InterruptWorkers() {}

  static Map<String, Work> all() {
    Map<String, Work> workers = new LinkedHashMap<>();
    put(workers, "Thread.sleep", () -> TimeUnit.NANOSECONDS.sleep(NANOS));
    put(workers, "Object.wait", InterruptWorkers::objectWait);
    put(workers, "Thread.join", () -> Thread.currentThread().join(NANOS / 1_000_000));
    put(workers, "LockSupport.parkNanos", InterruptWorkers::park);
    put(workers, "Condition.await", InterruptWorkers::condition);
    put(workers, "CountDownLatch", () -> new CountDownLatch(1).await(NANOS, TimeUnit.NANOSECONDS));
    put(workers, "Semaphore", () -> new Semaphore(0).tryAcquire(NANOS, TimeUnit.NANOSECONDS));
    put(
        workers,
        "LinkedBlockingQueue",
        () -> new LinkedBlockingQueue<>().poll(NANOS, TimeUnit.NANOSECONDS));
    put(
        workers,
        "SynchronousQueue",
        () -> new SynchronousQueue<>().poll(NANOS, TimeUnit.NANOSECONDS));
    put(workers, "Future.get", InterruptWorkers::future);
    put(workers, "CompletableFuture.get", InterruptWorkers::completable);
    workers.put("interrupt of ReentrantLock.tryLock", InterruptWorkers::tryLock);
    workers.put("interrupt of itself before each wait", InterruptWorkers::before);
    workers.put("interrupt, again and again", InterruptWorkers::again);
    workers.put("interrupt of awaitUninterruptibly", InterruptWorkers::uninterruptible);
    return workers;
  }

  private static void put(Map<String, Work> workers, String name, Beats.Step wait) {
    workers.put("interrupt of " + name, beat -> interrupted(beat, wait));
  }

  private static void interrupted(Journal beat, Beats.Step wait) throws Exception {
    ExecutorService executor = Executors.newSingleThreadExecutor();
    for (int round = 0; ; round++) {
      long start = System.nanoTime();
      interrupted(beat, executor, wait, round);
      TimeUnit.NANOSECONDS.sleep(Beats.PERIOD.toNanos() - (System.nanoTime() - start));
      beat.run();
    }
  }

  /** At the instant itself the one that began first comes first. */
  private static void interrupted(
      Journal beat, ExecutorService executor, Beats.Step wait, int round) throws Exception {
    boolean helperFirst = round % 4 != 3;
    long offset = helperFirst ? round % 4 - 1 : 0;
    Thread self = Thread.currentThread();
    CountDownLatch begun = new CountDownLatch(1);
    Future<?> helper =
        executor.submit(
            () -> {
              begun.countDown();
              TimeUnit.NANOSECONDS.sleep(NANOS + offset);
              self.interrupt();
              return null;
            });
    if (helperFirst) {
      begun.await();
      Thread.sleep(0);
    }
    int interrupts = count(beat, wait) + count(beat, helper::get);
    helper.get();
    if (interrupts != 1 || Thread.currentThread().isInterrupted()) {
      throw new IllegalStateException(interrupts + " interrupts in round " + round);
    }
  }

  /** Whether a wait was interrupted, which must leave no flag. */
  private static int count(Journal beat, Beats.Step wait) throws Exception {
    try {
      wait.take();
    } catch (InterruptedException interrupt) {
      beat.note("interrupted");
      if (Thread.currentThread().isInterrupted()) {
        throw new IllegalStateException("interrupted twice", interrupt);
      }
      return 1;
    }
    boolean flag = Thread.interrupted();
    beat.note(flag ? "ended with the flag" : "ended");
    return flag ? 1 : 0;
  }

  @SuppressWarnings("WaitNotInLoop") // Nobody notifies.
  private static void objectWait() throws InterruptedException {
    Object monitor = new Object();
    synchronized (monitor) {
      monitor.wait(NANOS / 1_000_000);
    }
  }

  private static void park() {
    LockSupport.parkNanos(NANOS);
  }

  @SuppressWarnings("WaitNotInLoop") // Nobody signals.
  private static void condition() throws InterruptedException {
    ReentrantLock lock = new ReentrantLock();
    Condition never = lock.newCondition();
    lock.lock();
    try {
      never.awaitNanos(NANOS);
    } finally {
      lock.unlock();
    }
  }

  private static void future() throws Exception {
    try {
      new FutureTask<>(() -> "never").get(NANOS, TimeUnit.NANOSECONDS);
    } catch (TimeoutException expected) {
      return;
    }
  }

  private static void completable() throws Exception {
    try {
      new CompletableFuture<String>().get(NANOS, TimeUnit.NANOSECONDS);
    } catch (TimeoutException expected) {
      return;
    }
  }

  private static void tryLock(Journal beat) throws Exception {
    ReentrantLock lock = new ReentrantLock();
    Helpers.keep(lock::lock);
    interrupted(beat, () -> lock.tryLock(NANOS, TimeUnit.NANOSECONDS));
  }

  private static void before(Runnable beat) throws Exception {
    while (true) {
      Thread.currentThread().interrupt();
      LockSupport.parkNanos(NANOS);
      if (!Thread.currentThread().isInterrupted()) {
        throw new IllegalStateException("parked in spite of an interrupt");
      }
      try {
        TimeUnit.DAYS.sleep(1);
        throw new IllegalStateException("slept in spite of an interrupt");
      } catch (InterruptedException at) {
        Thread.sleep(Beats.PERIOD.toMillis());
        beat.run();
      }
    }
  }

  private static void again(Runnable beat) throws Exception {
    Thread self = Thread.currentThread();
    Thread helper = Helpers.every20Seconds(self::interrupt);
    while (helper.isAlive()) {
      try {
        TimeUnit.MINUTES.sleep(1);
      } catch (InterruptedException inTime) {
        beat.run();
      }
    }
  }

  private static void locked(ReentrantLock lock, Runnable work) {
    lock.lock();
    try {
      work.run();
    } finally {
      lock.unlock();
    }
  }

  /** The flag is kept until the wait is over. */
  private static void uninterruptible(Runnable beat) throws Exception {
    while (true) {
      ReentrantLock lock = new ReentrantLock();
      Condition due = lock.newCondition();
      Thread self = Thread.currentThread();
      Helpers.start(
          () -> {
            Thread.sleep(Beats.PERIOD.toMillis() / 2);
            self.interrupt();
            Thread.sleep(Beats.PERIOD.toMillis() / 2);
            locked(lock, due::signal);
          });
      locked(lock, due::awaitUninterruptibly);
      if (!Thread.interrupted()) {
        throw new IllegalStateException("the flag is lost");
      }
      beat.run();
    }
  }
}
