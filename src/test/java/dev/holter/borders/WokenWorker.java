package dev.holter.borders;

import static dev.holter.borders.Beats.every;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.VirtualClock;
import dev.holter.WorkerRun;
import dev.holter.WorkerScript;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sfn.SfnClient;

/** A worker that beats each time that its wait is over, and one that ends it every 20 seconds. */
final class WokenWorker {
  private WokenWorker() {}

  static void assertExact(
      FakeStepFunctions stepFunctions,
      SfnClient client,
      VirtualClock clock,
      WorkerScript wait,
      Consumer<Thread> wake) {
    Beats beats = Beats.begin(stepFunctions, client);
    AtomicBoolean over = new AtomicBoolean();
    WorkerRun waiter =
        stepFunctions.runScript(
            () -> {
              while (true) {
                wait.run();
                // It may be what has ended the wait, and nobody beats with it.
                Thread.interrupted();
                if (over.get()) {
                  return;
                }
                beats.beat();
              }
            });
    stepFunctions.runScript(
        () -> {
          while (true) {
            Thread.sleep(20_000);
            wake.accept(waiter.thread());
          }
        });

    clock.advanceBy(ofSeconds(60));

    over.set(true);
    waiter.stop();
    assertThat(beats.instants()).isEqualTo(every(20, 3));
  }
}
