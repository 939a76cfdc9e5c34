package dev.holter.internal.time;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The only user of real time: it limits how long the test's thread waits while nothing happens.
 *
 * <p>The limit counts from the last progress, so a long run is fine and a stuck one ends. What
 * counts is the {@link Effort} of those who have to come on, not what a clock on the wall says.
 */
final class Watchdog {
  /** How soon it sees a thread that is blocked by one that waits, in nanoseconds. */
  private static final long LOOK = 1_000_000;

  /** How often it counts, in nanoseconds: far more often than a JVM without CPU is stopped. */
  private static final long TICK = 10_000_000;

  /** Between two looks at tests that do not wait, in nanoseconds. */
  private static final long PAUSE = 50_000_000;

  /** The most that a tick counts for which there was no memory, in nanoseconds. */
  private static final long BLIND = 5_000_000_000L;

  /** How long threads have that were told to end, in nanoseconds. */
  private static final long ROOM = 10_000_000_000L;

  private final Duration limit;
  private final AtomicLong progress = new AtomicLong();

  /** For a wait that begins when there is no memory left. */
  private final Watch spare;

  Watchdog(Duration limit) {
    this.limit = limit;
    this.spare = new Watch(null);
    Reserve.take();
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
    await(threads, thread -> false, TICK);
  }

  /** Waits until threads rest that go on by themselves, or have ended, or for the limit. */
  void awaitRest(List<Thread> threads, Predicate<Thread> rests) throws InterruptedException {
    await(threads, rests, LOOK);
  }

  private void await(List<Thread> threads, Predicate<Thread> over, long nanos)
      throws InterruptedException {
    Watch watch = new Watch(null);
    for (Thread thread : threads) {
      while (thread.isAlive() && !over.test(thread) && watch.isWithin(true)) {
        TimeUnit.NANOSECONDS.timedJoin(thread, nanos);
        watch.count(nanos, () -> List.of(thread));
      }
    }
  }

  /**
   * Waits for threads that were told to end, and so to give their memory free, but not for long.
   */
  void awaitRoom(List<Thread> ending) throws InterruptedException {
    long end = System.nanoTime() + ROOM;
    for (Thread thread : ending) {
      while (thread.isAlive() && System.nanoTime() < end) {
        TimeUnit.NANOSECONDS.timedJoin(thread, TICK);
      }
    }
  }

  /** How long somebody rests who only looks at others. */
  enum Rest {
    /** A test waits and cannot look itself. */
    SHORT(LOOK),
    /** Somebody's effort is counted. */
    TICKING(TICK),
    LONG(PAUSE);

    private final long nanos;

    Rest(long nanos) {
      this.nanos = nanos;
    }

    void take() {
      LockSupport.parkNanos(nanos);
    }
  }

  /** How a thread sleeps that is on no clock any more. */
  static void sleep(Duration amount) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(nanos(amount));
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
    try {
      Wait.RealLimit real = wait == null ? null : wait.realLimit;
      return new Watch(real == null ? null : real.after());
    } catch (OutOfMemoryError full) {
      spare.renew();
      return spare;
    }
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

  /** Counts from its first look on. */
  final class Watch {
    private final long limitNanos = limitNanos();
    private final @Nullable Duration over;
    private final long began = System.nanoTime();
    private long seen = progress.get();
    private long lastLook = began;
    private long planned;

    /** Since the last progress; most waits end before there is any. */
    private @Nullable Effort effort;

    /** What was counted without looking at anybody, for which there was no memory. */
    private long blind;

    private Watch(@Nullable Duration over) {
      this.over = over;
    }

    /**
     * Parks until unparked, interrupted or the next tick.
     *
     * @param looks whether it is worth to look at threads meanwhile
     * @param ended whether the wait is over and its thread only waits for its turn
     * @param awaited who have to come on, asked if they do not
     */
    Verdict park(boolean looks, boolean ended, Supplier<List<Thread>> awaited) {
      if (planned > 0) {
        count(planned, awaited);
      }
      if (isWithin(ended)) {
        planned = Math.min(realLeft(ended), looks ? LOOK : TICK);
        LockSupport.parkNanos(Watchdog.this, planned);
        return Verdict.GO_ON;
      }
      return over == null || ended ? Verdict.STUCK : Verdict.OVER;
    }

    /**
     * Waits on a monitor that the thread owns, without ticks. Whoever returns from it while the
     * wait may go on was notified, or something happened meanwhile.
     */
    @SuppressWarnings("WaitNotInLoop") // The caller's loop.
    Verdict wait(Object monitor, boolean ended) throws InterruptedException {
      long left = realLeft(ended);
      if (left > 0) {
        TimeUnit.NANOSECONDS.timedWait(monitor, left);
      }
      return realLeft(ended) > 0 ? Verdict.GO_ON : Verdict.OVER;
    }

    /** Begins anew, since what it watches is nobody's business. */
    void renew() {
      effort = null;
      blind = 0;
      lastLook = System.nanoTime();
    }

    /** Looks after a {@link Rest}. */
    boolean isOver(Rest taken, Supplier<List<Thread>> awaited) {
      count(taken.nanos, awaited);
      return !isWithin(true);
    }

    /** The same where there is no memory to look at anybody. */
    boolean isOverBlindly() {
      countBlindly(sinceLastLook());
      return !isWithin(true);
    }

    private void count(long planned, Supplier<List<Thread>> awaited) {
      long passed = sinceLastLook();
      if (passed > planned + Effort.LATE && Reserve.isMemoryFull()) {
        // The collector has had the CPUs, and nobody will come on before it finds something.
        countBlindly(passed);
        return;
      }
      try {
        if (hasProgressed()) {
          return;
        }
        if (effort == null) {
          effort = new Effort();
        }
        effort.tick(planned, passed, awaited.get());
      } catch (VirtualMachineError noRoom) {
        // Most of it was spent in search of room, and nobody comes on meanwhile.
        countBlindly(passed);
      }
    }

    private long sinceLastLook() {
      long now = System.nanoTime();
      long passed = now - lastLook;
      lastLook = now;
      return passed;
    }

    private void countBlindly(long passed) {
      if (!hasProgressed()) {
        blind += Math.min(passed, BLIND);
      }
    }

    private boolean hasProgressed() {
      boolean progressed = progress.get() != seen;
      if (progressed) {
        seen = progress.get();
        renew();
      }
      return progressed;
    }

    private boolean isWithin(boolean ended) {
      if (over != null && !ended) {
        return realLeft(false) > 0;
      }
      return blind + (effort == null ? 0 : effort.counted()) < limitNanos;
    }

    /** Of a limit in real time; for ever, if it has none. */
    private long realLeft(boolean ended) {
      return over == null || ended ? Long.MAX_VALUE : nanos(over) - (System.nanoTime() - began);
    }
  }
}
