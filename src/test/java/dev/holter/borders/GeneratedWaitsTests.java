package dev.holter.borders;

import static java.time.Duration.ofHours;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Exchanger;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.TransferQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Threads that wait for what a seed says, at things that all of them use: a sleep lasts as long as
 * it says, a wait that is given up ends at its limit and not before, and a program whose order is
 * not the JVM's choice does the same at the same instants whenever it is run.
 */
@StepFunctionsTest
@Tag("proof")
@SuppressWarnings({"WaitNotInLoop", "NotifyAll"}) // Each wait is looked at by itself.
class GeneratedWaitsTests {
  private static final int PROGRAMS = Integer.getInteger("holter.proof.runs", 20);
  private static final int THREADS = 4;
  private static final int STEPS = 25;

  private static final Map<Integer, List<String>> SEEN = new ConcurrentHashMap<>();

  /** What went wrong, and where everybody was when. */
  private final List<String> wrong = new CopyOnWriteArrayList<>();

  private final List<String> seen = new CopyOnWriteArrayList<>();

  /** How long a wait may be, in milliseconds. */
  private interface Wait {
    /** Returns whether it was given up. */
    boolean isGivenUp(long limit) throws InterruptedException;
  }

  private interface Step {
    void run() throws InterruptedException;
  }

  /** Each seed twice. */
  static Stream<Arguments> seeds() {
    return IntStream.range(0, PROGRAMS).mapToObj(run -> Arguments.of(run / 2));
  }

  @ParameterizedTest(name = "{displayName} [{index}]")
  @MethodSource("seeds")
  void at_locks_and_queues(int seed, VirtualClock clock) throws InterruptedException {
    run(seed, clock, this::concurrent);

    assertThat(wrong).isEmpty();
    List<String> before = SEEN.putIfAbsent(seed, List.copyOf(seen));
    assertThat(seen).isEqualTo(before == null ? seen : before);
  }

  /** Who gets a monitor next is the JVM's choice, so the instants may be others. */
  @ParameterizedTest(name = "{displayName} [{index}]")
  @MethodSource("seeds")
  void at_monitors(int seed, VirtualClock clock) throws InterruptedException {
    run(seed, clock, random -> random.nextBoolean() ? monitors(random) : concurrent(random));

    assertThat(wrong).isEmpty();
  }

  private interface Program {
    Step next(Random random);
  }

  private void run(int seed, VirtualClock clock, Program program) throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(THREADS);
    for (int i = 0; i < THREADS; i++) {
      Random random = new Random(seed * THREADS + i);
      int thread = i;
      new Thread(
              () -> {
                try {
                  for (int step = 0; step < STEPS; step++) {
                    program.next(random).run();
                    seen.add(thread + " did " + step + " by " + clock.instant());
                  }
                } catch (InterruptedException stopped) {
                  wrong.add("interrupted: " + stopped);
                }
                ended.countDown();
              })
          .start();
    }
    assumeThat(ended.await(ofHours(1).toMillis(), MILLISECONDS))
        .as("everybody comes to an end")
        .isTrue();
  }

  private static long draw(Random random) {
    return 1L + random.nextInt(5_000);
  }

  private static long since(long began) {
    return System.nanoTime() - began;
  }

  private void nap(long millis) throws InterruptedException {
    long began = System.nanoTime();
    Thread.sleep(millis);
    requireLasted("a sleep", began, millis);
  }

  private void requireLasted(String what, long began, long millis) {
    if (since(began) != MILLISECONDS.toNanos(millis)) {
      wrong.add(what + " of " + millis + " ms lasted " + since(began) + " ns");
    }
  }

  /** Waits, and sleeps with what it got, if it got anything. */
  private Step waiting(String what, Random random, Wait wait, Runnable giveBack) {
    long limit = draw(random);
    long pause = draw(random);
    return () -> {
      long began = System.nanoTime();
      if (wait.isGivenUp(limit)) {
        requireLasted(what, began, limit);
      } else {
        try {
          nap(pause);
        } finally {
          giveBack.run();
        }
      }
    };
  }

  private final Lock lock = new ReentrantLock();
  private final Condition condition = lock.newCondition();
  private final Lock fair = new ReentrantLock(true);
  private final ReadWriteLock shared = new ReentrantReadWriteLock();
  private final StampedLock stamped = new StampedLock();
  private final Semaphore semaphore = new Semaphore(1);
  private final BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(2);
  private final BlockingQueue<Integer> handOver = new SynchronousQueue<>();
  private final TransferQueue<Integer> transfer = new LinkedTransferQueue<>();
  private final Exchanger<Integer> exchanger = new Exchanger<>();

  private Step concurrent(Random random) {
    long pause = draw(random);
    return switch (random.nextInt(16)) {
      case 0 -> () -> nap(pause);
      case 1 -> waiting("a lock", random, ms -> !lock.tryLock(ms, MILLISECONDS), lock::unlock);
      case 2 -> waiting("a fair lock", random, ms -> !fair.tryLock(ms, MILLISECONDS), fair::unlock);
      case 3 ->
          waiting(
              "a permit",
              random,
              ms -> !semaphore.tryAcquire(ms, MILLISECONDS),
              semaphore::release);
      case 4 -> reading(shared.readLock(), random);
      case 5 -> reading(shared.writeLock(), random);
      case 6 -> waiting("room", random, ms -> !queue.offer(1, ms, MILLISECONDS), () -> {});
      case 7 -> waiting("an element", random, ms -> queue.poll(ms, MILLISECONDS) == null, () -> {});
      case 8 -> waiting("a taker", random, ms -> !handOver.offer(1, ms, MILLISECONDS), () -> {});
      case 9 -> waiting("a giver", random, ms -> handOver.poll(ms, MILLISECONDS) == null, () -> {});
      case 10 ->
          waiting("a transfer", random, ms -> !transfer.tryTransfer(1, ms, MILLISECONDS), () -> {});
      case 11 ->
          waiting("a piece", random, ms -> transfer.poll(ms, MILLISECONDS) == null, () -> {});
      case 12 -> waiting("a partner", random, this::findsNobody, () -> {});
      case 13 -> parking(pause);
      case 14 -> future(pause);
      default -> signalled(random, pause);
    };
  }

  private Step reading(Lock side, Random random) {
    return waiting("a shared lock", random, ms -> !side.tryLock(ms, MILLISECONDS), side::unlock);
  }

  private boolean findsNobody(long limit) throws InterruptedException {
    try {
      exchanger.exchange(1, limit, MILLISECONDS);
      return false;
    } catch (TimeoutException nobody) {
      return true;
    }
  }

  private Step parking(long millis) {
    return () -> {
      long began = System.nanoTime();
      LockSupport.parkNanos(MILLISECONDS.toNanos(millis));
      requireLasted("a park", began, millis);
    };
  }

  private Step future(long millis) {
    return () -> {
      long began = System.nanoTime();
      new CompletableFuture<Integer>().completeOnTimeout(1, millis, MILLISECONDS).join();
      requireLasted("a future", began, millis);
      long stamp = stamped.tryWriteLock(millis, MILLISECONDS);
      if (stamp != 0) {
        nap(millis);
        stamped.unlockWrite(stamp);
      }
    };
  }

  private Step signalled(Random random, long pause) {
    boolean signals = random.nextBoolean();
    long limit = draw(random);
    return () -> {
      lock.lock();
      try {
        if (signals) {
          condition.signal();
        } else if (condition.await(limit, MILLISECONDS)) {
          nap(pause);
        }
      } finally {
        lock.unlock();
      }
      nap(pause);
    };
  }

  private final Object monitor = new Object();

  private Step monitors(Random random) {
    int kind = random.nextInt(4);
    long pause = draw(random);
    return () -> {
      synchronized (monitor) {
        if (kind == 0) {
          monitor.wait(pause);
        } else if (kind == 1) {
          monitor.notify();
        } else if (kind == 2) {
          monitor.notifyAll();
        }
        nap(pause);
      }
      nap(pause);
    };
  }
}
