package dev.holter.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.internal.agent.Beats.Work;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Calls that no class file shows: whoever looks them up by name gets what stands for them. */
class ReflectionTests {
  private static final Duration PERIOD = Duration.ofSeconds(20);

  @BeforeAll
  static void install() {
    HolterAgent.install();
  }

  @Test
  void sleeping_with_nanoseconds_by_reflection_is_virtual() throws NoSuchMethodException {
    Method sleep = Thread.class.getMethod("sleep", long.class, int.class);

    assertBeats(() -> sleep.invoke(null, PERIOD.toMillis(), 0));
  }

  @Test
  void sleeping_by_reflection_is_virtual() throws NoSuchMethodException {
    Method sleep = Thread.class.getMethod("sleep", long.class);

    assertBeats(() -> sleep.invoke(null, PERIOD.toMillis()));
  }

  @Test
  void sleeping_by_a_method_handle_is_virtual() throws ReflectiveOperationException {
    MethodHandle sleep =
        MethodHandles.lookup()
            .findStatic(Thread.class, "sleep", MethodType.methodType(void.class, long.class));

    assertBeats(() -> sleep.invoke(PERIOD.toMillis()));
  }

  private interface Pause {
    void pause() throws Throwable;
  }

  private static void assertBeats(Pause pause) {
    Work worker =
        beat -> {
          while (true) {
            pause(pause);
            beat.run();
          }
        };
    assertThat(Beats.run(worker).beats()).isEqualTo(Beats.every(PERIOD));
  }

  private static void pause(Pause pause) throws Exception {
    try {
      pause.pause();
    } catch (InvocationTargetException thrown) {
      if (thrown.getCause() instanceof InterruptedException stopped) {
        throw stopped;
      }
      if (thrown.getCause() instanceof Error error) {
        throw error;
      }
      throw thrown;
    } catch (Exception | Error thrown) {
      throw thrown;
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }
}
