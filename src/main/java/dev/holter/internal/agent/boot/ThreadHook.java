package dev.holter.internal.agent.boot;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * What stands for the waits of one registered thread; each method is called in the place of the
 * JDK's method of its name.
 */
public interface ThreadHook {

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

  /** {@code LockSupport.parkUntil}; false if it has to be done for real. */
  boolean parkUntil(@Nullable Object blocker, Instant deadline);

  /**
   * {@code LockSupport.unpark} of the registered thread; false if it also is to be done for real.
   */
  boolean unpark();

  /** {@code Object.wait} on a monitor that the thread owns. */
  void wait(Object monitor, @Nullable Duration amount) throws InterruptedException;

  /** {@code Object.notify}; false if nobody waits virtually. */
  boolean notify(Object monitor);

  /** {@code Object.notifyAll} for those that wait virtually. */
  void notifyAll(Object monitor);

  /** After {@code Thread.interrupt} of the registered thread. */
  void interrupt();

  /** Before {@code Thread.start} of another thread. */
  void start(Thread child);

  /** Before {@code Thread.run}. */
  void run();

  /** Before {@code Thread.exit}. */
  void exit();

  /** {@code Thread.dispatchUncaughtException}; false if the JDK is to do it. */
  boolean dispatchUncaughtException(Throwable uncaught);

  /** The thread gives work to the common pool, now or later. */
  void commonPool();

  /** What stands for the JDK's common pool and its delay thread. */
  ScheduledExecutorService scheduler();

  /** {@code System.nanoTime}. */
  long nanoTime();

  /** {@code Clock.currentInstant}. */
  Instant currentInstant();
}
