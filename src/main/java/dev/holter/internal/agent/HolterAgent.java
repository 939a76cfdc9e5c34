package dev.holter.internal.agent;

import dev.holter.time.ThreadHooks;
import java.lang.System.Logger.Level;
import java.lang.instrument.Instrumentation;
import java.util.concurrent.atomic.AtomicReference;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.jspecify.annotations.Nullable;

/**
 * Virtual time for threads that know nothing of it. Installed on first need: by attaching to this
 * JVM, or through {@code -javaagent:holter.jar} where a JVM forbids or warns about that.
 */
public final class HolterAgent {
  private static final AtomicReference<@Nullable Instrumentation> GIVEN = new AtomicReference<>();

  private HolterAgent() {}

  /** Called by the JVM for {@code -javaagent}. */
  public static void premain(@Nullable String options, Instrumentation jvm) {
    GIVEN.set(jvm);
  }

  /** Called by the JVM for an agent that is attached from outside. */
  public static void agentmain(@Nullable String options, Instrumentation jvm) {
    GIVEN.set(jvm);
  }

  /**
   * Installs the agent unless it is.
   *
   * @return what a clock's {@code Timeline.hookThreads} takes
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
    installation.requireSound();
    return installation.threads();
  }

  private static Installation install(Instrumentation jvm) throws Exception {
    jvm.appendToBootstrapClassLoaderSearch(BootJar.create());
    Installation installation = Installation.into(jvm);
    System.getLogger("dev.holter")
        .log(
            Level.INFO,
            "Holter''s agent redirects the waits of {0} classes and of those loaded from now on; to"
                + " load it without attaching, start the JVM with -javaagent:holter.jar",
            String.valueOf(installation.rewritten()));
    return installation;
  }

  /** One of the two. */
  private record Result(@Nullable Installation installation, @Nullable Throwable failure) {}

  /** Loaded, and so filled, by whoever asks first. */
  private static final class Once {
    static final Result RESULT = attempt();

    private Once() {}

    private static Result attempt() {
      try {
        Instrumentation given = GIVEN.get();
        return new Result(install(given == null ? ByteBuddyAgent.install() : given), null);
      } catch (Exception | LinkageError failure) {
        return new Result(null, failure);
      }
    }
  }
}
