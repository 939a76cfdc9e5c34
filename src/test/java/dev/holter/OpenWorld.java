package dev.holter;

import dev.holter.internal.choice.Choices;
import dev.holter.internal.service.core.ServiceSettings;

/** The world of a test without JUnit, as the extension opens and closes it. */
public final class OpenWorld implements AutoCloseable {
  private final World world;

  /** Opens a world whose test is the calling thread and whose workers know of virtual time. */
  public OpenWorld() {
    this(Transport.IN_PROCESS, false, false);
  }

  private OpenWorld(Transport transport, boolean agent, boolean redirected) {
    world =
        new World(
            new WorldSettings(
                "the test",
                VirtualClock.DEFAULT_START,
                ServiceSettings.of(
                    StepFunctionsExtension.DEFAULT_REGION,
                    StepFunctionsExtension.DEFAULT_ACCOUNT,
                    0,
                    Integer.MAX_VALUE),
                transport,
                agent,
                VirtualClock.DEFAULT_WATCHDOG,
                false,
                redirected,
                false),
            Choices.USUAL);
    world.open();
  }

  /** Opens a world whose test is the calling thread and whose workers are unmodified. */
  public static OpenWorld ofUnmodified(Transport transport) {
    return new OpenWorld(transport, true, false);
  }

  /** The same, with the system properties that lead the SDK's default clients there. */
  public static OpenWorld redirected() {
    return new OpenWorld(Transport.IN_PROCESS, true, true);
  }

  /** Returns what the test would be handed. */
  public FakeStepFunctions stepFunctions() {
    return world.handle();
  }

  @Override
  public void close() {
    world.close();
  }
}
