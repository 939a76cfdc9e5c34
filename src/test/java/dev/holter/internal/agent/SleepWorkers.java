package dev.holter.internal.agent;

import dev.holter.internal.agent.Beats.Work;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Workers that beat every 20 seconds and sleep, park or join meanwhile. */
final class SleepWorkers {
  private static final long MILLIS = Beats.PERIOD.toMillis();

  /** What has the method by inheritance. */
  static class Napper extends Thread {}

  /** And from further away. */
  static final class DeepNapper extends Napper {}

  /** What has another method of the name, which takes no time. */
  static final class Sleepless extends Thread {
    @SuppressWarnings("unused")
    public static void sleep(long millis) {}
  }

  private interface Millis {
    void sleep(long amount) throws InterruptedException;
  }

  private interface MillisAndNanos {
    void sleep(long amount, int nanos) throws InterruptedException;
  }

  private SleepWorkers() {}

  @SuppressWarnings("static") // As one may call it.
  static Map<String, Work> all() {
    Millis reference = Thread::sleep;
    Millis inherited = Napper::sleep;
    MillisAndNanos precise = Thread::sleep;
    Map<String, Work> workers = new LinkedHashMap<>();
    put(workers, "Thread.sleep(ms)", () -> Thread.sleep(MILLIS));
    put(workers, "Thread.sleep(ms, ns)", SleepWorkers::precisely);
    put(workers, "Thread.sleep(ms) by an instance", () -> Thread.currentThread().sleep(MILLIS));
    put(workers, "Thread::sleep (ms)", () -> reference.sleep(MILLIS));
    put(workers, "Thread::sleep (ms, ns)", () -> twice(precise));
    put(workers, "Subclass.sleep(ms)", () -> Napper.sleep(MILLIS));
    put(workers, "Subclass of a subclass.sleep(ms)", () -> DeepNapper.sleep(MILLIS));
    put(workers, "Subclass::sleep", () -> inherited.sleep(MILLIS));
    put(workers, "a subclass with a sleep of its own", SleepWorkers::sleepless);
    put(workers, "TimeUnit.sleep", () -> TimeUnit.SECONDS.sleep(20));
    put(workers, "TimeUnit.timedJoin", SleepWorkers::timedJoin);
    put(workers, "Thread.join(ms)", () -> Thread.currentThread().join(MILLIS));
    put(workers, "Thread.join(ms, ns)", () -> Thread.currentThread().join(MILLIS - 1, 1));
    put(workers, "Thread.join()", SleepWorkers::join);
    put(workers, "Thread.join(ms), ended before", SleepWorkers::joinInTime);
    put(workers, "LockSupport.parkNanos(ns)", SleepWorkers::parkNanos);
    put(workers, "LockSupport.parkNanos(blocker, ns)", SleepWorkers::parkNanosWithBlocker);
    put(workers, "LockSupport.parkUntil(ms)", SleepWorkers::parkUntil);
    put(workers, "LockSupport.parkUntil(blocker, ms)", SleepWorkers::parkUntilWithBlocker);
    workers.put("LockSupport.unpark", SleepWorkers::unparked);
    workers.put("LockSupport.unpark before park", SleepWorkers::unparkedBefore);
    workers.put("Thread.sleep(0) and yield take no time", SleepWorkers::yields);
    workers.put("Thread.onSpinWait for one that spins too", SleepWorkers::spins);
    return workers;
  }

  private static void put(Map<String, Work> workers, String name, Beats.Step nap) {
    workers.put(name, beat -> Beats.forEver(beat, nap));
  }

  private static void precisely() throws InterruptedException {
    Thread.sleep(MILLIS - 1, 500_000);
    Thread.sleep(0, 500_000);
  }

  private static void twice(MillisAndNanos sleep) throws InterruptedException {
    sleep.sleep(MILLIS - 1, 999_999);
    sleep.sleep(0, 1);
  }

  private static void sleepless() throws InterruptedException {
    Sleepless.sleep(MILLIS);
    Thread.sleep(MILLIS);
  }

  private static void timedJoin() throws InterruptedException {
    TimeUnit.SECONDS.timedJoin(Thread.currentThread(), 20);
  }

  private static void join() throws InterruptedException {
    Thread child = Helpers.start(() -> Thread.sleep(MILLIS));
    child.join();
    requireEnded(child);
  }

  private static void joinInTime() throws InterruptedException {
    Thread child = Helpers.start(() -> Thread.sleep(MILLIS));
    child.join(2 * MILLIS);
    requireEnded(child);
  }

  private static void requireEnded(Thread child) {
    if (child.isAlive()) {
      throw new IllegalStateException("joined and alive");
    }
  }

  private static void parkNanos() throws InterruptedException {
    LockSupport.parkNanos(Beats.PERIOD.toNanos());
    Helpers.stopIfInterrupted();
  }

  private static void parkNanosWithBlocker() throws InterruptedException {
    LockSupport.parkNanos("blocker", Beats.PERIOD.toNanos());
    Helpers.stopIfInterrupted();
  }

  private static void parkUntil() throws InterruptedException {
    LockSupport.parkUntil(System.currentTimeMillis() + MILLIS);
    Helpers.stopIfInterrupted();
  }

  private static void parkUntilWithBlocker() throws InterruptedException {
    LockSupport.parkUntil("blocker", System.currentTimeMillis() + MILLIS);
    Helpers.stopIfInterrupted();
  }

  private static void unparked(Runnable beat) throws Exception {
    Thread self = Thread.currentThread();
    Helpers.every20Seconds(() -> LockSupport.unpark(self));
    while (true) {
      LockSupport.park();
      Helpers.stopIfInterrupted();
      beat.run();
    }
  }

  /** One permit is kept, a second one is not. */
  private static void unparkedBefore(Runnable beat) throws Exception {
    while (true) {
      LockSupport.unpark(Thread.currentThread());
      LockSupport.unpark(Thread.currentThread());
      LockSupport.parkNanos(Beats.PERIOD.toNanos());
      LockSupport.parkNanos(Beats.PERIOD.toNanos());
      Helpers.stopIfInterrupted();
      beat.run();
    }
  }

  @SuppressWarnings("ThreadPriorityCheck") // That is what is tested.
  private static void yields(Runnable beat) throws Exception {
    while (true) {
      Thread.sleep(0);
      Thread.yield();
      Thread.onSpinWait();
      TimeUnit.SECONDS.sleep(0);
      Thread.sleep(MILLIS);
      beat.run();
    }
  }

  /** Both wake at the same instant, and wait for one another five times. */
  private static void spins(Runnable beat) throws Exception {
    AtomicInteger asked = new AtomicInteger();
    AtomicInteger answered = new AtomicInteger();
    Helpers.every20Seconds(
        () -> {
          for (int i = 0; i < 5; i++) {
            spinUntil(asked, answered.get() + 1);
            answered.incrementAndGet();
          }
        });
    while (true) {
      Thread.sleep(MILLIS);
      for (int i = 0; i < 5; i++) {
        spinUntil(answered, asked.incrementAndGet());
      }
      beat.run();
    }
  }

  private static void spinUntil(AtomicInteger counter, int value) throws InterruptedException {
    while (counter.get() < value) {
      Thread.onSpinWait();
      Helpers.stopIfInterrupted();
    }
  }
}
