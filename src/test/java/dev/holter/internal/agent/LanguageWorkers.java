package dev.holter.internal.agent;

import dev.holter.internal.agent.Beats.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** Workers that beat every 20 seconds with what java.lang and java.util have. */
final class LanguageWorkers {
  private static final long MILLIS = 20_000;

  /** What has the method by inheritance. */
  static class Napper extends Thread {}

  private interface Nap {
    void take() throws Exception;
  }

  private interface Millis {
    void sleep(long amount) throws InterruptedException;
  }

  private LanguageWorkers() {}

  @SuppressWarnings("static-access")
  static Map<String, Work> sleeping() {
    Millis reference = Thread::sleep;
    Map<String, Work> workers = new LinkedHashMap<>();
    workers.put("Thread.sleep", beat -> forEver(beat, () -> Thread.sleep(MILLIS)));
    workers.put("Thread.sleep(ms, ns)", beat -> forEver(beat, LanguageWorkers::precisely));
    workers.put("TimeUnit.sleep", beat -> forEver(beat, () -> TimeUnit.SECONDS.sleep(20)));
    workers.put("Subclass.sleep", beat -> forEver(beat, () -> Napper.sleep(MILLIS)));
    workers.put("Thread::sleep", beat -> forEver(beat, () -> reference.sleep(MILLIS)));
    workers.put(
        "Thread.join(ms)", beat -> forEver(beat, () -> Thread.currentThread().join(MILLIS)));
    workers.put("LockSupport.parkNanos", beat -> forEver(beat, LanguageWorkers::park));
    workers.put("LockSupport.parkUntil", beat -> forEver(beat, LanguageWorkers::parkUntil));
    workers.put("Object.wait(ms)", LanguageWorkers::objectWait);
    return workers;
  }

  static Map<String, Work> together() {
    Map<String, Work> workers = new LinkedHashMap<>();
    workers.put("Timer", LanguageWorkers::timer);
    workers.put("Thread.join", LanguageWorkers::join);
    workers.put("Object.notify", LanguageWorkers::notified);
    workers.put("Object.notifyAll", LanguageWorkers::notifiedAll);
    workers.put("Thread.interrupt", LanguageWorkers::interrupted);
    workers.put("LockSupport.unpark", LanguageWorkers::unparked);
    workers.put("synchronized", LanguageWorkers::contended);
    return workers;
  }

  @SuppressWarnings("JavaUtilDate") // Old code uses it.
  static Map<String, Work> reading() {
    Map<String, Work> workers = new LinkedHashMap<>();
    workers.put("System.currentTimeMillis", beat -> by(beat, System::currentTimeMillis));
    workers.put("System.nanoTime", beat -> by(beat, () -> System.nanoTime() / 1_000_000));
    workers.put("Instant.now", beat -> by(beat, () -> Instant.now().toEpochMilli()));
    workers.put("Date", beat -> by(beat, () -> new Date().getTime()));
    return workers;
  }

  private static void forEver(Runnable beat, Nap nap) throws Exception {
    while (true) {
      nap.take();
      beat.run();
    }
  }

  /** Polls each second, and beats when the clock says so. */
  private static void by(Runnable beat, LongSupplier clock) throws Exception {
    long last = clock.getAsLong();
    while (true) {
      Thread.sleep(1000);
      if (clock.getAsLong() - last >= MILLIS) {
        last = clock.getAsLong();
        beat.run();
      }
    }
  }

  private static void precisely() throws InterruptedException {
    Thread.sleep(19_999, 500_000);
    Thread.sleep(0, 500_000);
  }

  private static void park() throws InterruptedException {
    LockSupport.parkNanos(MILLIS * 1_000_000);
    stopIfInterrupted();
  }

  private static void parkUntil() throws InterruptedException {
    LockSupport.parkUntil(System.currentTimeMillis() + MILLIS);
    stopIfInterrupted();
  }

  private static void stopIfInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  private static void objectWait(Runnable beat) throws Exception {
    Object monitor = new Object();
    synchronized (monitor) {
      while (true) {
        monitor.wait(MILLIS);
        beat.run();
      }
    }
  }

  private static void timer(Runnable beat) throws Exception {
    Timer timer = new Timer(true);
    timer.scheduleAtFixedRate(
        new TimerTask() {
          @Override
          public void run() {
            beat.run();
          }
        },
        MILLIS,
        MILLIS);
    Thread.currentThread().join();
  }

  private static void join(Runnable beat) throws Exception {
    while (true) {
      Thread child = new Thread(() -> sleepQuietly(MILLIS));
      child.start();
      child.join();
      if (child.isAlive()) {
        throw new IllegalStateException("joined and alive");
      }
      beat.run();
    }
  }

  private static void sleepQuietly(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void notified(Runnable beat) throws Exception {
    Object monitor = new Object();
    helper(
        () -> {
          synchronized (monitor) {
            monitor.notify();
          }
        });
    synchronized (monitor) {
      while (true) {
        monitor.wait();
        beat.run();
      }
    }
  }

  private static void notifiedAll(Runnable beat) throws Exception {
    Object monitor = new Object();
    helper(
        () -> {
          synchronized (monitor) {
            monitor.notifyAll();
          }
        });
    helper(() -> {});
    synchronized (monitor) {
      while (true) {
        monitor.wait(2 * MILLIS);
        beat.run();
      }
    }
  }

  private static void interrupted(Runnable beat) {
    Thread self = Thread.currentThread();
    Thread helper = helper(self::interrupt);
    while (helper.isAlive()) {
      try {
        Thread.sleep(3 * MILLIS);
      } catch (InterruptedException inTime) {
        beat.run();
      }
    }
  }

  private static void unparked(Runnable beat) throws Exception {
    Thread self = Thread.currentThread();
    helper(() -> LockSupport.unpark(self));
    while (true) {
      LockSupport.park();
      stopIfInterrupted();
      beat.run();
    }
  }

  /** Another thread has the monitor in the second half of each 20 seconds. */
  private static void contended(Runnable beat) throws Exception {
    Object monitor = new Object();
    Thread owner =
        new Thread(
            () -> {
              while (!Thread.currentThread().isInterrupted()) {
                sleepQuietly(MILLIS / 2);
                synchronized (monitor) {
                  sleepQuietly(MILLIS / 2);
                }
              }
            });
    owner.setDaemon(true);
    owner.start();
    Thread.sleep(MILLIS * 3 / 4);
    while (true) {
      synchronized (monitor) {
        beat.run();
      }
      Thread.sleep(MILLIS * 3 / 4);
    }
  }

  /** Does something every 20 seconds. */
  private static Thread helper(Runnable work) {
    Thread helper =
        new Thread(
            () -> {
              while (!Thread.currentThread().isInterrupted()) {
                sleepQuietly(Duration.ofMillis(MILLIS).toMillis());
                work.run();
              }
            });
    helper.setDaemon(true);
    helper.start();
    return helper;
  }
}
