package dev.holter;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.io.TempDir;

/** An extension that runs a test on a thread of its own, as those of user interfaces do. */
class TestOnOtherThreadTests {
  @TempDir private Path folder;

  static class OnOtherThread implements InvocationInterceptor {
    @Override
    public void interceptTestMethod(
        Invocation<Void> invocation,
        ReflectiveInvocationContext<Method> method,
        ExtensionContext context)
        throws Throwable {
      AtomicReference<Throwable> failure = new AtomicReference<>();
      Thread other =
          new Thread(
              () -> {
                try {
                  invocation.proceed();
                } catch (Throwable thrown) {
                  failure.set(thrown);
                }
              },
              "other");
      other.start();
      other.join();
      if (failure.get() != null) {
        throw failure.get();
      }
    }
  }

  @ExtendWith(OnOtherThread.class)
  @StepFunctionsTest
  static class BeforeTestCases {
    @Test
    void moves_time(VirtualClock clock) {
      clock.advanceBy(ofSeconds(1));
    }
  }

  @StepFunctionsTest
  @ExtendWith(OnOtherThread.class)
  static class AfterTestCases {
    @Test
    void moves_time(VirtualClock clock) throws InterruptedException {
      Thread.sleep(1_000);
      assertThat(clock.elapsed()).isEqualTo(ofSeconds(1));
    }
  }

  @Test
  void that_comes_before_the_clock_is_told_to_come_after_it() {
    assertThat(Explored.failures(folder, selectClass(BeforeTestCases.class)))
        .singleElement()
        .satisfies(
            failure ->
                assertThat(failure)
                    .hasMessageContaining("Another extension runs the test on [other]")
                    .hasMessageContaining("Register that extension after Holter's"));
    assertThat(Explored.failures(folder, selectClass(AfterTestCases.class))).isEmpty();
  }
}
