package dev.holter.internal.agent;

import dev.holter.internal.agent.Beats.Work;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.Exchanger;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Workers that beat every 20 seconds, each with another class of java.util.concurrent. */
final class LibraryWorkers {
  private static final int S = 20;

  /** Something that becomes due. */
  private record Due(long nanoTime) implements Delayed {
    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(nanoTime - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(nanoTime, ((Due) other).nanoTime);
    }
  }

  private LibraryWorkers() {}

  static Map<String, Work> waiting() {
    Map<String, Work> workers = new LinkedHashMap<>();
    workers.put("CountDownLatch", beat -> forEver(beat, latch()::await));
    workers.put("Semaphore", beat -> forEver(beat, new Semaphore(0)::tryAcquire));
    workers.put("LinkedBlockingQueue", beat -> forEver(beat, new LinkedBlockingQueue<>()::poll));
    workers.put("SynchronousQueue", beat -> forEver(beat, new SynchronousQueue<>()::poll));
    workers.put("LinkedTransferQueue", beat -> forEver(beat, new LinkedTransferQueue<>()::poll));
    workers.put("CyclicBarrier", beat -> forEver(beat, LibraryWorkers::barrier));
    workers.put("Phaser", beat -> forEver(beat, LibraryWorkers::phaser));
    workers.put("Exchanger", beat -> forEver(beat, LibraryWorkers::exchanger));
    workers.put("Future.get", beat -> forEver(beat, LibraryWorkers::future));
    workers.put("CompletableFuture.get", beat -> forEver(beat, LibraryWorkers::completable));
    workers.put("Condition.await", beat -> forEver(beat, LibraryWorkers::condition));
    workers.put("Condition.awaitNanos", beat -> forEver(beat, LibraryWorkers::conditionNanos));
    workers.put("DelayQueue", LibraryWorkers::delayQueue);
    workers.put("ReentrantLock.tryLock", LibraryWorkers::tryLock);
    workers.put("awaitTermination", LibraryWorkers::awaitTermination);
    workers.put("ForkJoinPool.awaitTermination", LibraryWorkers::forkJoinTermination);
    return workers;
  }

  static Map<String, Work> scheduled() {
    Map<String, Work> workers = new LinkedHashMap<>();
    workers.put("scheduleAtFixedRate", LibraryWorkers::fixedRate);
    workers.put("scheduleWithFixedDelay", LibraryWorkers::fixedDelay);
    workers.put("schedule again", LibraryWorkers::scheduleAgain);
    workers.put("ThreadPoolExecutor", LibraryWorkers::pool);
    workers.put("ForkJoinPool", LibraryWorkers::forkJoin);
    return workers;
  }

  /** A timed wait for what never comes. */
  private interface Timed {
    void take(long amount, TimeUnit unit) throws Exception;
  }

  private static void forEver(Runnable beat, Timed wait) throws Exception {
    while (true) {
      wait.take(S, TimeUnit.SECONDS);
      beat.run();
    }
  }

  private static CountDownLatch latch() {
    return new CountDownLatch(1);
  }

  private static void barrier(long amount, TimeUnit unit) throws Exception {
    try {
      new CyclicBarrier(2).await(amount, unit);
    } catch (TimeoutException | BrokenBarrierException expected) {
      return;
    }
  }

  private static void phaser(long amount, TimeUnit unit) throws Exception {
    Phaser phaser = new Phaser(1);
    try {
      phaser.awaitAdvanceInterruptibly(phaser.getPhase(), amount, unit);
    } catch (TimeoutException expected) {
      return;
    }
  }

  private static void exchanger(long amount, TimeUnit unit) throws Exception {
    try {
      new Exchanger<String>().exchange("mine", amount, unit);
    } catch (TimeoutException expected) {
      return;
    }
  }

  private static void future(long amount, TimeUnit unit) throws Exception {
    try {
      new FutureTask<>(() -> "never").get(amount, unit);
    } catch (TimeoutException expected) {
      return;
    }
  }

  private static void completable(long amount, TimeUnit unit) throws Exception {
    try {
      new CompletableFuture<String>().get(amount, unit);
    } catch (TimeoutException expected) {
      return;
    }
  }

  @SuppressWarnings("WaitNotInLoop") // Nobody signals.
  private static void condition(long amount, TimeUnit unit) throws Exception {
    ReentrantLock lock = new ReentrantLock();
    Condition never = lock.newCondition();
    lock.lock();
    try {
      never.await(amount, unit);
    } finally {
      lock.unlock();
    }
  }

  private static void conditionNanos(long amount, TimeUnit unit) throws Exception {
    ReentrantLock lock = new ReentrantLock();
    Condition never = lock.newCondition();
    lock.lock();
    try {
      long left = unit.toNanos(amount);
      while (left > 0) {
        left = never.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  private static void delayQueue(Runnable beat) throws Exception {
    DelayQueue<Due> queue = new DelayQueue<>();
    while (true) {
      queue.add(new Due(System.nanoTime() + TimeUnit.SECONDS.toNanos(S)));
      queue.take();
      beat.run();
    }
  }

  /** Another thread has the lock for an hour. */
  private static void tryLock(Runnable beat) throws Exception {
    ReentrantLock lock = new ReentrantLock();
    CountDownLatch locked = new CountDownLatch(1);
    Thread owner =
        new Thread(
            () -> {
              lock.lock();
              locked.countDown();
              try {
                Thread.sleep(7_200_000);
              } catch (InterruptedException stopped) {
                lock.unlock();
              }
            });
    owner.setDaemon(true);
    owner.start();
    locked.await();
    while (!lock.tryLock(S, TimeUnit.SECONDS)) {
      beat.run();
    }
  }

  private static void awaitTermination(Runnable beat) throws Exception {
    ExecutorService pool = Executors.newCachedThreadPool();
    pool.submit(() -> latch().await(1, TimeUnit.DAYS));
    pool.shutdown();
    try {
      while (!pool.awaitTermination(S, TimeUnit.SECONDS)) {
        beat.run();
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static void forkJoinTermination(Runnable beat) throws Exception {
    ForkJoinPool pool = new ForkJoinPool(2);
    while (!pool.awaitTermination(S, TimeUnit.SECONDS)) {
      beat.run();
    }
  }

  private static void fixedRate(Runnable beat) throws Exception {
    ScheduledExecutorService pool = Executors.newScheduledThreadPool(2);
    pool.scheduleAtFixedRate(beat, S, S, TimeUnit.SECONDS);
    untilStopped(pool);
  }

  private static void fixedDelay(Runnable beat) throws Exception {
    ScheduledExecutorService pool = Executors.newSingleThreadScheduledExecutor();
    pool.scheduleWithFixedDelay(beat, S, S, TimeUnit.SECONDS);
    untilStopped(pool);
  }

  private static void scheduleAgain(Runnable beat) throws Exception {
    ScheduledExecutorService pool = Executors.newScheduledThreadPool(3);
    try {
      while (true) {
        pool.schedule(beat, S, TimeUnit.SECONDS).get();
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static void pool(Runnable beat) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(3);
    try {
      while (true) {
        pool.submit(
                () -> {
                  Thread.sleep(S * 1000L);
                  beat.run();
                  return null;
                })
            .get();
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static void forkJoin(Runnable beat) throws Exception {
    ForkJoinPool pool = new ForkJoinPool(2);
    try {
      while (true) {
        pool.submit(
                () -> {
                  Thread.sleep(S * 1000L);
                  beat.run();
                  return null;
                })
            .get();
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static void untilStopped(ExecutorService pool) throws InterruptedException {
    try {
      Thread.currentThread().join();
    } finally {
      pool.shutdownNow();
    }
  }
}
