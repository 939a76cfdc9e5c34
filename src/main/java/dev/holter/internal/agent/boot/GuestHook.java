package dev.holter.internal.agent.boot;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What stands for a thread in real time that works for one on a clock. */
public interface GuestHook {

  /** Before a real wait of the thread; true if it was woken meanwhile and must not wait. */
  boolean rest(@Nullable Object blocker);

  /** Before it wakes a thread that is on no clock. */
  void wakes(Thread thread);

  /** {@code Object.notify}; false if nobody waits there on a clock that it works for. */
  boolean notify(Object monitor);

  /** {@code Object.notifyAll}, for those who wait there on a clock that it works for. */
  void notifyAll(Object monitor);

  /** Before it interrupts a thread that is on no clock. */
  void interrupts(Thread thread);

  /** Before it starts a thread. */
  void start(Thread child);

  /**
   * In whose time it plans something in an event loop; null if it works for several clocks, or a
   * library that stays in real time does.
   */
  @Nullable ClockHook clock();

  /** The clock that it works for, if that is one only, and the user's own code reads the time. */
  @Nullable ClockHook usersClock();

  /** {@code System.nanoTime} of the clock that it works for, if it is one only. */
  long nanoTime(long real);

  /** It waits for the outside, and does not count; false if it did so already, or was woken. */
  boolean beginOutside(BooleanSupplier woken);

  /** It has come back, and counts; for something, or only since the limit of its look has come. */
  void endOutside(boolean forSomething);

  /** It has asked a server something; null if it does so for nobody. */
  @Nullable InquiryHook inquiry(String what);

  /** Who on the clock was the last to wake or start it, if that is one clock only. */
  @Nullable Thread asker();

  /** It does nothing more for whom it works. */
  void end();

  /** Before its end. */
  void exit();
}
