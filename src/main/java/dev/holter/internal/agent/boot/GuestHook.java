package dev.holter.internal.agent.boot;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What stands for a thread in real time that works for one on a clock. */
public interface GuestHook extends ActorHook {

  /** Before a real wait of the thread; true if it was woken meanwhile and must not wait. */
  boolean beforePark(@Nullable Object blocker);

  /** The clock that it works for, if that is one only, and the user's own code reads the time. */
  @Nullable ClockHook usersClock();

  /** The clock that it works for, if that is one only. */
  @Nullable ClockHook onlyClock();

  /** The same if somebody on it has started the thread, and nobody else has given it work. */
  @Nullable ClockHook ownClock();

  /** {@code System.nanoTime} of the clock that it works for, if it is one only. */
  long nanoTime(long real);

  /** It waits for the outside, and does not count; false if it did so already, or was woken. */
  boolean beginOutside(BooleanSupplier woken);

  /** It has come back, and counts; for something, or only since the limit of its look has come. */
  void endOutside(boolean forSomething);

  /** Who on the clock was the last to wake or start it, if that is one clock only. */
  @Nullable Thread asker();

  /** It does nothing more for whom it works. */
  void end();

  /** Before its end. */
  void beforeExit();
}
