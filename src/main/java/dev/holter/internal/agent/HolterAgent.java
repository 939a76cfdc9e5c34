package dev.holter.internal.agent;

import dev.holter.internal.time.ThreadHooks;
import java.lang.System.Logger.Level;
import java.lang.instrument.Instrumentation;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Virtual time for threads that know nothing of it. Installed on first need: by attaching to this
 * JVM, or through {@code -javaagent:holter.jar} where a JVM forbids or warns about that.
 */
public final class HolterAgent {
  private static final AtomicReference<@Nullable Instrumentation> GIVEN = new AtomicReference<>();
  private static final AtomicBoolean ANNOUNCED = new AtomicBoolean();

  private HolterAgent() {}

  /**
   * Called by the JVM for {@code -javaagent}, before the application: none of its method references
   * is linked yet. Says nothing, since logging is the application's to set up.
   */
  public static void premain(@Nullable String options, Instrumentation jvm) {
    GIVEN.set(jvm);
    prepare();
  }

  /** Called by the JVM for an agent that is attached from outside. */
  public static void agentmain(@Nullable String options, Instrumentation jvm) {
    GIVEN.set(jvm);
  }

  /**
   * Tries to install the agent unless that was tried; {@link #install} throws if it failed. A
   * method reference that was made before waits in real time for ever, so this is worth to be
   * early.
   */
  public static void prepare() {
    Once.prepare();
  }

  /**
   * Installs the agent unless it is.
   *
   * @return the hooks, which a world hands to the timeline of its clock
   * @throws IllegalStateException if this JVM does not let it, each time, or if a class that was
   *     loaded meanwhile could not be rewritten
   */
  public static ThreadHooks install() {
    Installation installation = Once.RESULT.installation();
    if (installation == null) {
      throw new IllegalStateException(
          "Holter's agent, which puts threads that wait in real time on the virtual clock, cannot be"
              + " installed in this JVM: ["
              + Once.RESULT.failure()
              + "]. Start the JVM with -javaagent:holter.jar, or set agent = false and let workers"
              + " wait with what the clock hands out",
          Once.RESULT.failure());
    }
    if (!ANNOUNCED.getAndSet(true)) {
      announce(installation);
    }
    installation.requireSound();
    return installation.threads();
  }

  private static void announce(Installation installation) {
    String remedy =
        GIVEN.get() == null && Runtime.version().feature() >= 21
            ? "; -javaagent:holter.jar loads it without the JVM''s warning"
            : "";
    System.getLogger("dev.holter")
        .log(
            Level.INFO,
            "Holter''s agent redirects the waits of {0} classes and of those loaded from now on"
                + remedy,
            String.valueOf(installation.rewritten()));
  }

  /** What the attempt has come to: exactly one of the two is there. */
  private record Result(@Nullable Installation installation, @Nullable Throwable failure) {}

  /** Loaded, and so filled, by whoever asks first. */
  private static final class Once {
    static final Result RESULT = attempt();

    private Once() {}

    /** Calling it loads this class, and loading this class installs the agent. */
    static void prepare() {}

    private static Result attempt() {
      try {
        Instrumentation given = GIVEN.get();
        return new Result(Installation.into(given == null ? Attachment.open() : given), null);
      } catch (Exception | LinkageError failure) {
        return new Result(null, failure);
      }
    }
  }
}
