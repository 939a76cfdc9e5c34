package dev.holter.internal.agent;

import dev.holter.internal.agent.Beats.Step;
import dev.holter.internal.agent.Beats.Work;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Workers that beat every 20 seconds and meet others, or nobody, meanwhile. */
final class SynchronizerWorkers {
  private static final int S = 20;

  private SynchronizerWorkers() {}

  static Map<String, Work> all() {
    Map<String, Work> workers = new LinkedHashMap<>();
    workers.put("CountDownLatch.await(t)", beat -> timed(beat, SynchronizerWorkers::latch));
    workers.put("CyclicBarrier.await(t)", beat -> timed(beat, SynchronizerWorkers::barrier));
    workers.put("Semaphore.tryAcquire(t)", beat -> timed(beat, SynchronizerWorkers::semaphore));
    workers.put("Phaser.awaitAdvance(t)", beat -> timed(beat, SynchronizerWorkers::phaser));
    workers.put("Exchanger.exchange(t)", beat -> timed(beat, SynchronizerWorkers::exchanger));
    workers.put("Future.get(t)", beat -> timed(beat, SynchronizerWorkers::future));
    workers.put("CompletableFuture.get(t)", beat -> timed(beat, SynchronizerWorkers::completable));
    workers.put("CountDownLatch", SynchronizerWorkers::countedDown);
    workers.put("CyclicBarrier, three threads", SynchronizerWorkers::threeAtABarrier);
    workers.put("Semaphore", SynchronizerWorkers::released);
    workers.put("Semaphore, fair, three threads", SynchronizerWorkers::threeAtASemaphore);
    workers.put("Phaser", SynchronizerWorkers::phases);
    workers.put("Exchanger", SynchronizerWorkers::exchanging);
    workers.put("Future.get", SynchronizerWorkers::futureInTime);
    return workers;
  }

  /** Each of these waits gives up, most of them with an exception. */
  private static void timed(Runnable beat, Step wait) throws Exception {
    while (true) {
      try {
        wait.take();
      } catch (TimeoutException | BrokenBarrierException expected) {
        beat.run();
        continue;
      }
      beat.run();
    }
  }

  private static void latch() throws Exception {
    require(!new CountDownLatch(1).await(S, TimeUnit.SECONDS));
  }

  private static void require(boolean expected) {
    if (!expected) {
      throw new IllegalStateException("It came in time");
    }
  }

  private static void barrier() throws Exception {
    new CyclicBarrier(2).await(S, TimeUnit.SECONDS);
  }

  private static void semaphore() throws Exception {
    require(!new Semaphore(0).tryAcquire(S, TimeUnit.SECONDS));
  }

  private static void phaser() throws Exception {
    Phaser phaser = new Phaser(1);
    phaser.awaitAdvanceInterruptibly(phaser.getPhase(), S, TimeUnit.SECONDS);
  }

  private static void exchanger() throws Exception {
    new Exchanger<String>().exchange("mine", S, TimeUnit.SECONDS);
  }

  private static void future() throws Exception {
    new FutureTask<>(() -> "never").get(S, TimeUnit.SECONDS);
  }

  private static void completable() throws Exception {
    new CompletableFuture<String>().get(S, TimeUnit.SECONDS);
  }

  private static void countedDown(Runnable beat) throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(2);
    while (true) {
      CountDownLatch latch = new CountDownLatch(2);
      for (int i = 1; i <= 2; i++) {
        int seconds = i * S / 2;
        executor.submit(
            () -> {
              TimeUnit.SECONDS.sleep(seconds);
              latch.countDown();
              return null;
            });
      }
      latch.await();
      beat.run();
    }
  }

  private static void threeAtABarrier(Journal beat) throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(3, beat);
    for (int i = 1; i <= 2; i++) {
      int seconds = i * S / 2;
      Helpers.start(
          () -> {
            while (true) {
              TimeUnit.SECONDS.sleep(seconds);
              beat.note(seconds + " s");
              barrier.await();
            }
          });
    }
    while (true) {
      barrier.await();
    }
  }

  private static void released(Runnable beat) throws Exception {
    Semaphore semaphore = new Semaphore(0);
    Helpers.every20Seconds(semaphore::release);
    while (true) {
      semaphore.acquire();
      beat.run();
    }
  }

  private static void threeAtASemaphore(Journal beat) throws Exception {
    Semaphore semaphore = new Semaphore(1, true);
    for (String name : new String[] {"a", "b", "c"}) {
      Helpers.start(
          () -> {
            while (true) {
              semaphore.acquire();
              TimeUnit.SECONDS.sleep(S);
              beat.note(name);
              beat.run();
              semaphore.release();
            }
          });
    }
    TimeUnit.DAYS.sleep(1);
  }

  private static void phases(Runnable beat) throws Exception {
    Phaser phaser = new Phaser(2);
    Helpers.every20Seconds(phaser::arriveAndAwaitAdvance);
    while (true) {
      phaser.arriveAndAwaitAdvance();
      Helpers.stopIfInterrupted();
      beat.run();
    }
  }

  private static void exchanging(Journal beat) throws Exception {
    Exchanger<String> exchanger = new Exchanger<>();
    Helpers.every20Seconds(() -> beat.note(exchanger.exchange("theirs")));
    while (true) {
      beat.note(exchanger.exchange("mine"));
      beat.run();
    }
  }

  private static void futureInTime(Runnable beat) throws Exception {
    ExecutorService executor = Executors.newSingleThreadExecutor();
    while (true) {
      FutureTask<String> task =
          new FutureTask<>(
              () -> {
                TimeUnit.SECONDS.sleep(S);
                return "";
              });
      executor.execute(task);
      task.get(2 * S, TimeUnit.SECONDS);
      beat.run();
    }
  }
}
