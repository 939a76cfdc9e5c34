package dev.holter.internal.agent.boot;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What stands for the waits of one registered thread; a method that has the name of one of the
 * JDK's is called in its place, and others say when they are.
 */
public interface ThreadHook extends ActorHook {

  /** Whether the calling thread, the registered one, is in a user's code. */
  boolean isActive();

  /** Whether the calling thread, which may be another one, is inside the engine. */
  boolean isEngine();

  /** {@code Thread.sleep}. */
  void sleep(Duration amount) throws InterruptedException;

  /** {@code Thread.yield}. */
  @SuppressWarnings("NamedLikeContextualKeyword") // It is the JDK's name.
  void yield();

  /** {@code LockSupport.park} and {@code parkNanos}; false if it has to be done for real. */
  boolean park(@Nullable Object blocker, @Nullable Duration amount);

  /** After a park of the registered thread, real or not. */
  void afterPark();

  /** {@code LockSupport.parkUntil}; false if it has to be done for real. */
  boolean parkUntil(@Nullable Object blocker, Instant deadline);

  /**
   * {@code LockSupport.unpark} of the registered thread; false if it also is to be done for real.
   */
  boolean unpark();

  /** {@code Object.wait} on a monitor that the thread owns; false if it is to be done for real. */
  boolean wait(Object monitor, @Nullable Duration amount) throws InterruptedException;

  /** Before {@code Thread.interrupt} of the registered thread. */
  void beforeInterrupt();

  /** After {@code Thread.interrupt} of the registered thread. */
  void afterInterrupt();

  /** Before {@code Thread.run}. */
  void beforeRun();

  /** The calling thread, which is not this one, ends it. */
  void beforeUnmount();

  /** Before {@code Thread.exit}. */
  void beforeExit();

  /** {@code Thread.dispatchUncaughtException}; false if the JDK is to do it. */
  boolean dispatchUncaughtException(Throwable uncaught);

  /** From here on its waits are real, and time stands still. */
  void beginReal();

  /** Its waits are virtual again. */
  void endReal();

  /**
   * From here on it waits for the outside, in native code, and does not count.
   *
   * @param limit virtual, or null
   * @param waker lets it come back, or null if nobody can
   * @param woken whether somebody has done so already; asked under the clock's lock
   * @return false if its limit has come already, or it was woken
   */
  boolean beginOutside(
      String what, @Nullable Duration limit, @Nullable Runnable waker, BooleanSupplier woken);

  /** The same where an interrupt does not let it come back. */
  boolean beginOutsideUpTo(String what, Duration limit, Runnable waker, BooleanSupplier woken);

  /** Whether it is in such a wait. */
  boolean isOutside();

  /** It has come back, and waits for its turn. */
  void endOutside(boolean matters);

  /**
   * Before another thread lets it come back.
   *
   * @param still whether it is in this wait; asked under the clock's lock
   */
  void beforeWakeOutside(BooleanSupplier still);

  /**
   * It sends a request over a socket, and is about to read the answer.
   *
   * @param limit how long it is willing to wait for it, or null
   */
  void beforeRequest(@Nullable Duration limit);

  /** It is about to read from a socket what an endpoint answers. */
  void beforeRead();

  /** Its read from a socket has ended, and it goes on when nobody acts for it any more. */
  void afterRead();

  /** Whether its read has ended since its limit has come. */
  boolean hasGivenUp();

  /** What others are told of its state, of which the VM has seen this. */
  Thread.State state(Thread.State seen);

  /** Before another thread closes the socket from which it reads. */
  void beforeSocketCloses();

  /**
   * Before it reads from a socket.
   *
   * @param limit in real nanoseconds
   */
  void beforeTimedRead(long limit);

  /** Whether it gives that read so little time that it only looks whether something is there. */
  boolean onlyLooks();

  /** A wait that cannot be virtual has ended since its limit came, in real time. */
  void timedOut(String what);

  /** Time stands still until what it returns is run. */
  Runnable hold(String what);

  /** Whether it waits for what another thread makes, and not for a while or for work. */
  boolean waitsForResult();

  /**
   * Runs something on the thread as soon as it waits, or ends. Returns false if it has waited since
   * it has given a loop something to do.
   */
  boolean atNextWait(Runnable decision);

  /** Runs something on the thread as soon as its wait is over. Returns false if it is in none. */
  boolean atEndOfWait(Runnable decision);

  /** What stands for the JDK's delay thread, and for what runs the stages of futures. */
  ScheduledExecutorService scheduler();

  /** Whether it is the test engine's, and runs a user's test. */
  boolean isLent();

  /** What stands for {@code ForkJoinPool.commonPool}. */
  ForkJoinPool commonPool();

  /** {@code System.nanoTime}. */
  long nanoTime();

  /** {@code System.nanoTime} where the thread plans what another one does later. */
  long nanoTimeOfTasks();

  /** {@code Clock.currentInstant}. */
  Instant currentInstant();

  /** It has refused a certificate, which is not valid at the time that it reads. */
  void refusesCertificate(String why);

  /** What the clock knows of files; null while the thread is not in a user's code. */
  @Nullable FilesHook files();

  /** Whether the clock says what is drawn at random. */
  boolean saysWhatIsDrawn();

  /** Random bits for the calling thread, the registered one. */
  long draw();

  /** Whether it is the JDK that draws, for itself. */
  boolean drawsForTheJdk();

  /** A generator has a seed of its user's, or none. */
  void seeded(Object generator, boolean isGiven);

  /** Whether a generator draws what its user's seed says. */
  boolean keepsItsSeed(Object generator);
}
