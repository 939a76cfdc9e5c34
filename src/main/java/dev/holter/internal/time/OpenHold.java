package dev.holter.internal.time;

import dev.holter.time.Hold;
import java.util.List;

/** A hold with what a failure says of it: where it was taken, and whether the test waits for it. */
final class OpenHold implements Hold {
  private static final int FRAMES = 8;

  private final Holds holds;
  private final String name;
  private final List<StackTraceElement> taken;

  /** Whether the test does not go on meanwhile either, as if a thread of the clock were running. */
  final boolean isTravel;

  OpenHold(Holds holds, String name, boolean isTravel) {
    this.holds = holds;
    this.name = name;
    this.isTravel = isTravel;
    this.taken = UserFrames.callers(new Throwable().getStackTrace(), FRAMES);
  }

  @Override
  public String name() {
    return name;
  }

  List<StackTraceElement> taken() {
    return taken;
  }

  @Override
  public void close() {
    holds.release(this);
  }
}
