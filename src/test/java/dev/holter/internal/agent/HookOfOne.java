package dev.holter.internal.agent;

import dev.holter.internal.agent.boot.GuestHook;
import org.jspecify.annotations.Nullable;

/** A hook that knows whose it is and does nothing. */
record HookOfOne(Thread thread) implements GuestHook {

  @Override
  public boolean rest(@Nullable Object blocker) {
    return false;
  }

  @Override
  public void wakes(Thread other) {}

  @Override
  public void start(Thread child) {}

  @Override
  public long nanoTime(long real) {
    return real;
  }

  @Override
  public void exit() {}
}
