package dev.holter.internal.agent;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Threads that workers start. */
final class Helpers {
  private Helpers() {}

  /** Takes a step every 20 seconds, after which the helper is still alive. */
  static Thread every20Seconds(Beats.Step step) {
    return start(
        () -> {
          while (true) {
            Thread.sleep(Beats.PERIOD.toMillis());
            step.take();
          }
        });
  }

  /** Starts a daemon, which an interrupt ends. */
  static Thread start(Beats.Step work) {
    Thread helper = new Thread(() -> run(work));
    helper.setDaemon(true);
    helper.start();
    return helper;
  }

  private static void run(Beats.Step work) {
    try {
      work.take();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Returns when somebody else has taken this, and stays at it. */
  static void keep(Beats.Step taking) throws InterruptedException {
    CountDownLatch taken = new CountDownLatch(1);
    start(
        () -> {
          taking.take();
          taken.countDown();
          TimeUnit.DAYS.sleep(1);
        });
    taken.await();
  }

  static void stopIfInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }
}
