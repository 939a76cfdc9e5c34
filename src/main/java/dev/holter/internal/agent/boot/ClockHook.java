package dev.holter.internal.agent.boot;

import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What stands for a virtual clock towards threads that stay in real time. */
public interface ClockHook {

  /** What stands for {@code System.nanoTime} there. */
  long nanoTime();

  /** What stands for {@code Clock.currentInstant} there. */
  Instant currentInstant();

  /** Whether its world is at its end. */
  boolean isOver();

  /**
   * Does something in virtual time, on a thread that is on no clock. Time stands still until what
   * it is given is run, on a thread that goes on for the world until it rests.
   *
   * @param nanos from now on
   * @param task whose code is to run
   * @return takes it back; null if the world is at its end
   */
  @Nullable Runnable later(String what, long nanos, Object task, Consumer<Runnable> sender);
}
