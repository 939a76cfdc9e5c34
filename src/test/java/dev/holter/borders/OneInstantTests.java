package dev.holter.borders;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.WorkerScript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/** Of several waits that end at one instant, those that began first end first. */
@StepFunctionsTest
class OneInstantTests {
  private final FakeStepFunctions stepFunctions;
  private final VirtualClock clock;
  private final List<String> seen = Collections.synchronizedList(new ArrayList<>());

  OneInstantTests(FakeStepFunctions stepFunctions, VirtualClock clock) {
    this.stepFunctions = stepFunctions;
    this.clock = clock;
  }

  private void see(String what) {
    seen.add(what + " at " + clock.elapsed().toSeconds());
  }

  /** Three workers wait for 10 seconds, and what all wait for comes at that instant. */
  private void assertLimitsComeFirst(Callable<?> wait, WorkerScript end) {
    startThree(wait);
    stepFunctions.runScript(
        "end",
        () -> {
          Thread.sleep(10_000);
          see("end");
          end.run();
        });

    clock.advanceBy(Duration.ofMinutes(1));

    assertThat(seen).containsExactly("a no at 10", "b no at 10", "c no at 10", "end at 10");
  }

  private void startThree(Callable<?> wait) {
    for (String name : List.of("a", "b", "c")) {
      stepFunctions.runScript(name, () -> see(name + " " + resultOf(wait)));
    }
  }

  private static String resultOf(Callable<?> wait) throws Exception {
    try {
      Object result = wait.call();
      return result == null || result.equals(false) || result.equals(0L) ? "no" : "yes";
    } catch (TimeoutException limit) {
      return "no";
    }
  }

  @Repeated
  void a_latch() {
    CountDownLatch latch = new CountDownLatch(1);
    assertLimitsComeFirst(() -> latch.await(10, SECONDS), latch::countDown);
  }

  @Repeated
  void a_semaphore() {
    Semaphore semaphore = new Semaphore(0);
    assertLimitsComeFirst(() -> semaphore.tryAcquire(10, SECONDS), () -> semaphore.release(3));
  }

  @Repeated
  @SuppressWarnings("WaitNotInLoop") // Nothing wakes it for no reason.
  void a_condition() {
    ReentrantLock lock = new ReentrantLock();
    Condition condition = lock.newCondition();
    assertLimitsComeFirst(
        () -> {
          lock.lock();
          try {
            return condition.await(10, SECONDS);
          } finally {
            lock.unlock();
          }
        },
        () -> {
          lock.lock();
          try {
            condition.signalAll();
          } finally {
            lock.unlock();
          }
        });
  }

  @Repeated
  void a_queue() {
    LinkedBlockingQueue<Integer> queue = new LinkedBlockingQueue<>();
    assertLimitsComeFirst(() -> queue.poll(10, SECONDS), () -> queue.addAll(List.of(1, 2, 3)));
  }

  @Repeated
  void a_queue_that_hands_over() {
    LinkedTransferQueue<Integer> queue = new LinkedTransferQueue<>();
    assertLimitsComeFirst(() -> queue.poll(10, SECONDS), () -> queue.add(1));
  }

  @Repeated
  void a_queue_without_room() {
    SynchronousQueue<Integer> queue = new SynchronousQueue<>();
    assertLimitsComeFirst(() -> queue.poll(10, SECONDS), () -> queue.offer(1));
  }

  @Repeated
  void a_task() {
    FutureTask<String> task = new FutureTask<>(() -> "done");
    assertLimitsComeFirst(() -> task.get(10, SECONDS), task::run);
  }

  @Repeated
  void a_future() {
    CompletableFuture<String> future = new CompletableFuture<>();
    assertLimitsComeFirst(() -> future.get(10, SECONDS), () -> future.complete("done"));
  }

  @Repeated
  void a_phaser() {
    Phaser phaser = new Phaser(1);
    assertLimitsComeFirst(() -> phaser.awaitAdvanceInterruptibly(0, 10, SECONDS), phaser::arrive);
  }

  /** Only the first limit comes: it breaks the barrier for all. */
  @Repeated
  void a_barrier() {
    CyclicBarrier barrier = new CyclicBarrier(4);
    for (String name : List.of("a", "b")) {
      stepFunctions.runScript(
          name,
          () -> {
            try {
              barrier.await(10, SECONDS);
            } catch (Exception broken) {
              see(name + " " + broken.getClass().getSimpleName());
            }
          });
    }

    clock.advanceBy(Duration.ofMinutes(1));

    assertThat(seen).containsExactly("a TimeoutException at 10", "b BrokenBarrierException at 10");
  }

  @Repeated
  @SuppressWarnings("WaitNotInLoop") // Nothing wakes it for no reason.
  void a_monitor() {
    Object monitor = new Object();
    assertLimitsComeFirst(
        () -> {
          synchronized (monitor) {
            monitor.wait(10_000);
          }
          return false;
        },
        () -> {
          synchronized (monitor) {
            monitor.notifyAll();
          }
        });
  }

  /** Whoever has the lock gives it free at the instant at which the others give up. */
  private void assertLimitsOfLockComeFirst(
      WorkerScript lock, WorkerScript unlock, Callable<?> tryLock) {
    stepFunctions.runScript(
        "owner",
        () -> {
          lock.run();
          Thread.sleep(1_000);
          Thread.sleep(9_000);
          see("unlock");
          unlock.run();
        });
    startThree(tryLock);

    clock.advanceBy(Duration.ofMinutes(1));

    assertThat(seen).containsExactly("a no at 10", "b no at 10", "c no at 10", "unlock at 10");
  }

  @Repeated
  void a_lock() {
    ReentrantLock lock = new ReentrantLock();
    assertLimitsOfLockComeFirst(lock::lock, lock::unlock, () -> lock.tryLock(10, SECONDS));
  }

  @Repeated
  void a_lock_for_readers() {
    ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    assertLimitsOfLockComeFirst(
        lock.writeLock()::lock,
        lock.writeLock()::unlock,
        () -> lock.readLock().tryLock(10, SECONDS));
  }

  @Repeated
  void a_lock_with_stamps() {
    StampedLock lock = new StampedLock();
    assertLimitsOfLockComeFirst(
        lock::writeLock, () -> lock.tryUnlockWrite(), () -> lock.tryReadLock(10, SECONDS));
  }
}
