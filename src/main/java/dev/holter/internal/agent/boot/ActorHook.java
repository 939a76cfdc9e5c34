package dev.holter.internal.agent.boot;

import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What stands for a thread that counts for a clock, on it or as a guest, where it does something to
 * others or in their sight.
 */
public interface ActorHook {

  /** Before it starts a thread. */
  void beforeStart(Thread child);

  /** Before it wakes a thread that is on no clock. */
  void beforeWake(Thread thread);

  /**
   * Before it ends the wait for the outside of a thread that is on no clock.
   *
   * @param still whether that one is in this wait; asked under the clock's lock
   */
  void beforeWakeOutside(Thread thread, BooleanSupplier still);

  /** Before it gives something to do to a pool of the JDK's. */
  void beforeTaskFor(Object pool);

  /**
   * What runs a task in the place of the JDK's common pool, whose threads work for the whole JVM
   * and take a task without being woken; null if the pool is another one, or it works for several
   * clocks.
   */
  @Nullable Executor insteadOf(Object pool);

  /** Holds on to something until the end of the world that it works for. */
  void keep(Object object);

  /** Before it interrupts a thread that is on no clock. */
  void beforeInterrupt(Thread thread);

  /** {@code Object.notify}; false if nobody waits virtually. */
  boolean notify(Object monitor);

  /** {@code Object.notifyAll} for those that wait virtually. */
  void notifyAll(Object monitor);

  /** What stands for the world that it works for; null if it works for several. */
  @Nullable Object world();

  /** Whether it works for that world, if not for that alone. */
  boolean isOf(Object world);

  /** It has asked a server something; null if it does so for no clock, or for one at its end. */
  @Nullable InquiryHook inquiry(String what);

  /**
   * In whose time it plans something in an event loop; null if it works for several clocks, or a
   * library that stays in real time does.
   */
  @Nullable ClockHook clock();
}
