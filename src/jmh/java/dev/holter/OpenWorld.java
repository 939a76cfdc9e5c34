package dev.holter;

import dev.holter.time.VirtualClock;

/** The world of a test without JUnit, as the extension opens and closes it. */
public final class OpenWorld implements AutoCloseable {
  private final World world =
      new World(
          new WorldSettings(
              "the benchmark",
              VirtualClock.DEFAULT_START,
              StepFunctionsExtension.DEFAULT_REGION,
              StepFunctionsExtension.DEFAULT_ACCOUNT,
              0,
              Transport.IN_PROCESS,
              false,
              false,
              VirtualClock.DEFAULT_WATCHDOG,
              false));

  /** Opens a world whose test is the calling thread. */
  public OpenWorld() {}

  /** Returns what the test would be handed. */
  public FakeStepFunctions stepFunctions() {
    return world.handle();
  }

  @Override
  public void close() {
    world.close();
  }
}
