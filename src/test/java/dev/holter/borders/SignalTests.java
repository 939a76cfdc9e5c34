package dev.holter.borders;

import static dev.holter.borders.Beats.every;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.parallel.ResourceLock;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The handler of a signal that a worker raises is on the worker's clock. */
@StepFunctionsTest
@ResourceLock("the handler of a signal")
class SignalTests {
  /** That the size of a window has changed: nothing else comes of it. */
  private final SystemSignal signal = new SystemSignal("WINCH");

  SignalTests() throws ReflectiveOperationException {}

  @AfterEach
  void forget() throws ReflectiveOperationException {
    signal.forget();
  }

  @Repeated
  void the_handler_beats(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock)
      throws ReflectiveOperationException {
    Beats beats = Beats.begin(stepFunctions, client);
    signal.handle(beats::beat);
    stepFunctions.runScript(
        () -> {
          while (true) {
            Thread.sleep(20_000);
            signal.raise();
          }
        });

    clock.advanceBy(ofSeconds(60));

    assertThat(beats.instants()).isEqualTo(every(20, 3));
  }

  @Repeated
  void the_worker_waits_for_the_handler(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock)
      throws ReflectiveOperationException {
    Beats beats = Beats.begin(stepFunctions, client);
    Semaphore handled = new Semaphore(0);
    signal.handle(
        () -> {
          sleep(5);
          beats.beat();
          handled.release();
        });
    stepFunctions.runScript(
        () -> {
          while (true) {
            Thread.sleep(15_000);
            signal.raise();
            handled.acquire();
          }
        });

    clock.advanceBy(ofSeconds(60));

    assertThat(beats.instants()).isEqualTo(every(20, 3));
  }

  private static void sleep(long seconds) {
    try {
      Thread.sleep(seconds * 1_000);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Repeated
  void a_signal_that_nobody_handles_is_refused_as_ever(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock)
      throws ReflectiveOperationException {
    Beats beats = Beats.begin(stepFunctions, client);
    stepFunctions.runScript(
        () -> {
          assertThatThrownBy(() -> signal.raise()).hasMessage("Unhandled signal: SIGWINCH");
          Thread.sleep(20_000);
          beats.beat();
        });

    clock.advanceBy(ofSeconds(60));

    assertThat(beats.instants()).isEqualTo(every(20, 1));
  }
}
