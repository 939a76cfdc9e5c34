package dev.holter.internal.agent;

import dev.holter.internal.agent.Beats.Work;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.TimeUnit;

/** Workers that beat every 20 seconds by a timer. */
@SuppressWarnings("JavaUtilDate") // Old code uses it.
final class TimerWorkers {
  private static final long MILLIS = Beats.PERIOD.toMillis();

  private interface Plan {
    void set(Timer timer, TimerTask task);
  }

  private TimerWorkers() {}

  static Map<String, Work> all() {
    Map<String, Work> workers = new LinkedHashMap<>();
    workers.put("Timer.schedule(delay)", TimerWorkers::again);
    workers.put("Timer.schedule(delay), cancelled", TimerWorkers::cancelled);
    put(workers, "Timer.schedule(delay, period)", (t, task) -> t.schedule(task, MILLIS, MILLIS));
    put(workers, "Timer.schedule(Date, period)", (t, task) -> t.schedule(task, first(), MILLIS));
    put(
        workers,
        "Timer.scheduleAtFixedRate(delay)",
        (t, task) -> t.scheduleAtFixedRate(task, MILLIS, MILLIS));
    put(
        workers,
        "Timer.scheduleAtFixedRate(Date)",
        (t, task) -> t.scheduleAtFixedRate(task, first(), MILLIS));
    return workers;
  }

  private static Date first() {
    return new Date(System.currentTimeMillis() + MILLIS);
  }

  private static void put(Map<String, Work> workers, String name, Plan plan) {
    workers.put(
        name,
        beat -> {
          Timer timer = new Timer(true);
          plan.set(timer, task(beat));
          untilStopped(timer);
        });
  }

  private static TimerTask task(Runnable work) {
    return new TimerTask() {
      @Override
      public void run() {
        work.run();
      }
    };
  }

  private static void again(Runnable beat) throws Exception {
    Timer timer = new Timer(true);
    again(timer, beat);
    untilStopped(timer);
  }

  /** A worker that leaves its timer running would fail the test. */
  private static void untilStopped(Timer timer) throws InterruptedException {
    try {
      TimeUnit.DAYS.sleep(1);
    } finally {
      timer.cancel();
    }
  }

  private static void again(Timer timer, Runnable beat) {
    timer.schedule(
        task(
            () -> {
              beat.run();
              again(timer, beat);
            }),
        MILLIS);
  }

  private static void cancelled(Journal beat) throws Exception {
    Timer timer = new Timer(true);
    while (true) {
      TimerTask task = task(() -> beat.note("cancelled and run"));
      timer.schedule(task, MILLIS);
      Thread.sleep(MILLIS - 1);
      if (!task.cancel()) {
        throw new IllegalStateException("run before its time");
      }
      Thread.sleep(1);
      beat.run();
    }
  }
}
