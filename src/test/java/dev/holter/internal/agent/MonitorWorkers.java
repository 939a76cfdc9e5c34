package dev.holter.internal.agent;

import dev.holter.internal.agent.Beats.Work;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Workers that beat every 20 seconds and use an object's monitor meanwhile. */
@SuppressWarnings("WaitNotInLoop") // A wake-up too many must show.
final class MonitorWorkers {
  private static final long MILLIS = Beats.PERIOD.toMillis();

  private MonitorWorkers() {}

  static Map<String, Work> all() {
    Map<String, Work> workers = new LinkedHashMap<>();
    workers.put("Object.wait(ms)", beat -> waiting(beat, monitor -> monitor.wait(MILLIS)));
    workers.put("Object.wait(ms, ns)", beat -> waiting(beat, MonitorWorkers::precisely));
    workers.put("TimeUnit.timedWait", beat -> waiting(beat, MonitorWorkers::timedWait));
    workers.put("Object.notify", beat -> notified(beat, Object::notify, 0));
    workers.put("Object.notify in time", beat -> notified(beat, Object::notify, 2 * MILLIS));
    workers.put("Object.notifyAll", beat -> notified(beat, Object::notifyAll, 0));
    workers.put("Object.notify at the limit", MonitorWorkers::notifiedAtTheLimit);
    workers.put("Object.notify of one in three", MonitorWorkers::oneOfThree);
    workers.put("Object.wait in a nested synchronized", MonitorWorkers::nested);
    workers.put("synchronized, owner sleeps", MonitorWorkers::contended);
    return workers;
  }

  private interface OnMonitor {
    void call(Object monitor) throws InterruptedException;
  }

  private static void waiting(Runnable beat, OnMonitor wait) throws Exception {
    Object monitor = new Object();
    synchronized (monitor) {
      while (true) {
        wait.call(monitor);
        beat.run();
      }
    }
  }

  private static void precisely(Object monitor) throws InterruptedException {
    monitor.wait(MILLIS - 1, 500_000);
    monitor.wait(0, 500_000);
  }

  @SuppressWarnings("SynchronizationOnLocalVariableOrMethodParameter")
  private static void timedWait(Object monitor) throws InterruptedException {
    TimeUnit.SECONDS.timedWait(monitor, 20);
  }

  private static void notified(Runnable beat, OnMonitor notify, long limit) throws Exception {
    Object monitor = new Object();
    Helpers.every20Seconds(
        () -> {
          synchronized (monitor) {
            notify.call(monitor);
          }
        });
    synchronized (monitor) {
      while (true) {
        monitor.wait(limit);
        beat.run();
      }
    }
  }

  /** Both come at one instant; the beat comes once. */
  private static void notifiedAtTheLimit(Journal beat) throws Exception {
    Object monitor = new Object();
    ExecutorService executor = Executors.newSingleThreadExecutor();
    while (true) {
      Future<?> notifier =
          executor.submit(
              () -> {
                Thread.sleep(MILLIS);
                synchronized (monitor) {
                  beat.note("notify");
                  monitor.notify();
                }
                return null;
              });
      synchronized (monitor) {
        monitor.wait(MILLIS);
      }
      beat.run();
      notifier.get();
    }
  }

  private static void oneOfThree(Journal beat) throws Exception {
    Object monitor = new Object();
    for (String name : new String[] {"a", "b", "c"}) {
      Helpers.start(
          () -> {
            synchronized (monitor) {
              while (true) {
                monitor.wait();
                beat.note(name);
                beat.run();
              }
            }
          });
    }
    while (true) {
      Thread.sleep(MILLIS);
      synchronized (monitor) {
        monitor.notify();
      }
    }
  }

  /** The outer monitor is kept during the wait. */
  @SuppressWarnings("NestedSynchronized")
  private static void nested(Runnable beat) throws Exception {
    Object outer = new Object();
    Object inner = new Object();
    synchronized (outer) {
      synchronized (inner) {
        while (true) {
          inner.wait(MILLIS);
          beat.run();
        }
      }
    }
  }

  /** Another thread has the monitor in the second half of each 20 seconds. */
  private static void contended(Runnable beat) throws Exception {
    Object monitor = new Object();
    Helpers.start(
        () -> {
          while (true) {
            Thread.sleep(MILLIS / 2);
            synchronized (monitor) {
              Thread.sleep(MILLIS / 2);
            }
          }
        });
    Thread.sleep(MILLIS * 3 / 4);
    while (true) {
      synchronized (monitor) {
        beat.run();
      }
      Thread.sleep(MILLIS * 3 / 4);
    }
  }
}
