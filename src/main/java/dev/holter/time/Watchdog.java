package dev.holter.time;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The only user of real time: it limits how long the test's thread waits while nothing happens.
 *
 * <p>The limit counts from the last progress, so a long run is fine and a stuck one ends.
 */
final class Watchdog {
  /** How often it looks in the time of one limit; it ends a stuck run at most one look late. */
  private static final int LOOKS = 4;

  /** How soon it sees a thread that is blocked by one that waits, in nanoseconds. */
  private static final long LOOK = 1_000_000;

  /** Longer than a thread waits for a core where there are a few for many, in nanoseconds. */
  private static final long STANDSTILL = 100_000_000;

  /** Between two looks at tests that do not wait, in nanoseconds. */
  private static final long PAUSE = 50_000_000;

  private final Duration limit;
  private final AtomicLong progress = new AtomicLong();

  Watchdog(Duration limit) {
    this.limit = limit;
  }

  /** Somebody who steps through a worker takes as long as it takes. */
  private static boolean isDebugged() {
    return Debugged.ANSWER;
  }

  /** Asked once. */
  private static final class Debugged {
    static final boolean ANSWER = ask();

    private Debugged() {}

    private static boolean ask() {
      try {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .anyMatch(argument -> argument.startsWith("-agentlib:jdwp"));
      } catch (NoClassDefFoundError without) {
        // A JVM may come without java.management.
        return false;
      }
    }
  }

  Duration limit() {
    return limit;
  }

  /** Somebody went into a wait or left one, or something happened. */
  void progressed() {
    progress.incrementAndGet();
  }

  /** Waits until threads have ended, or for the limit. */
  void join(List<Thread> threads) throws InterruptedException {
    long since = System.nanoTime();
    for (Thread thread : threads) {
      TimeUnit.NANOSECONDS.timedJoin(thread, limitNanos() - (System.nanoTime() - since));
    }
  }

  /** How long somebody rests who looks only now and then. */
  static void pause() {
    LockSupport.parkNanos(PAUSE);
  }

  /** The same for somebody who looks at threads. */
  static void shortPause() {
    LockSupport.parkNanos(LOOK);
  }

  /** What the machine's clock says, so that a virtual clock's nanoseconds go on from there. */
  static long nanoTime() {
    return System.nanoTime();
  }

  /** How long it is until an instant on the machine's clock; less than zero if it has passed. */
  static Duration until(Instant instant) {
    return Duration.between(Instant.now(), instant);
  }

  /** How much has happened so far. */
  long progress() {
    return progress.get();
  }

  /**
   * A watch over one wait.
   *
   * @param wait what the thread is in, if it is more than a turn
   */
  Watch watch(@Nullable Wait wait) {
    Wait.RealLimit real = wait == null ? null : wait.realLimit;
    return new Watch(real == null ? null : real.after());
  }

  private static long nanos(Duration limit) {
    try {
      return limit.toNanos();
    } catch (ArithmeticException huge) {
      // Two centuries do for a limit that somebody sets to keep the watchdog quiet.
      return Long.MAX_VALUE;
    }
  }

  private long limitNanos() {
    return isDebugged() ? Long.MAX_VALUE : nanos(limit);
  }

  /** What a look says. */
  enum Verdict {
    GO_ON,
    /** The wait has a limit in real time, which has come. */
    OVER,
    /** Nothing has happened for too long. */
    STUCK
  }

  /**
   * Counts the real time of its own looks: if the whole JVM stood still, as under a debugger or on
   * a machine that sleeps, that is nobody's fault.
   */
  final class Watch {
    private final long limitNanos = limitNanos();
    private final @Nullable Duration over;
    private final long began = System.nanoTime();
    private long seen = progress.get();
    private long lastLook = began;
    private long slice;

    /** Since the last progress. */
    private long waited;

    private Watch(@Nullable Duration over) {
      this.over = over;
    }

    /**
     * Parks until unparked, interrupted or the limit, or until it is worth to look at threads.
     *
     * @param ended whether the wait is over and its thread only waits for its turn
     */
    Verdict park(boolean looks, boolean ended) {
      Verdict verdict = look(ended);
      if (verdict == Verdict.GO_ON) {
        slice = Math.min(left(ended), looks ? LOOK : limitNanos / LOOKS + 1);
        LockSupport.parkNanos(Watchdog.this, slice);
      }
      return verdict;
    }

    /**
     * As {@link #park}, in the wait of a monitor that the thread owns. Whoever returns from it
     * while the wait may go on was notified, or something happened meanwhile.
     */
    @SuppressWarnings("WaitNotInLoop") // The caller's loop.
    Verdict wait(Object monitor, boolean ended) throws InterruptedException {
      if (look(ended) == Verdict.GO_ON) {
        slice = left(ended);
        TimeUnit.NANOSECONDS.timedWait(monitor, slice);
      }
      return look(ended);
    }

    /** Begins anew, since what it watches is nobody's business. */
    void renew() {
      waited = 0;
      lastLook = System.nanoTime();
    }

    /** Looks after a {@link #pause}. */
    boolean isOver() {
      slice = PAUSE;
      return look(false) == Verdict.STUCK;
    }

    private Verdict look(boolean ended) {
      long now = System.nanoTime();
      waited += Math.min(now - lastLook, slice + STANDSTILL);
      lastLook = now;
      if (progress.get() != seen) {
        seen = progress.get();
        waited = 0;
      }
      if (left(ended) > 0) {
        return Verdict.GO_ON;
      }
      return over == null || ended ? Verdict.STUCK : Verdict.OVER;
    }

    private long left(boolean ended) {
      return over == null || ended
          ? limitNanos - waited
          : nanos(over) - (System.nanoTime() - began);
    }
  }
}
