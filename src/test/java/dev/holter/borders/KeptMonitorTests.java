package dev.holter.borders;

import static dev.holter.borders.Beats.assertEvery20Seconds;
import static dev.holter.borders.Beats.every;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The wait in a monitor is over, and somebody else keeps the monitor for a while. */
@StepFunctionsTest
@SuppressWarnings("WaitNotInLoop") // Each wait is to end once.
class KeptMonitorTests {
  private interface Step {
    void run() throws InterruptedException;
  }

  private static Thread start(Step step) {
    Thread thread =
        new Thread(
            () -> {
              try {
                step.run();
              } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
              }
            });
    thread.start();
    return thread;
  }

  /** After 5 seconds, for 10 seconds. */
  private static void keep(Object monitor, Step first) throws InterruptedException {
    Thread.sleep(5_000);
    synchronized (monitor) {
      first.run();
      Thread.sleep(10_000);
    }
  }

  @Repeated
  void one_that_is_notified(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    assertEvery20Seconds(
        stepFunctions,
        client,
        clock,
        () -> {
          Object monitor = new Object();
          start(() -> keep(monitor, monitor::notifyAll));
          synchronized (monitor) {
            monitor.wait();
          }
          // 15 seconds are over.
          Thread.sleep(2_000);
          Thread.sleep(3_000);
        });
  }

  @Repeated
  void one_that_is_notified_and_sleeps_in_the_monitor(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    assertEvery20Seconds(
        stepFunctions,
        client,
        clock,
        () -> {
          Object monitor = new Object();
          start(() -> keep(monitor, monitor::notify));
          synchronized (monitor) {
            monitor.wait(60_000);
            Thread.sleep(2_000);
            monitor.wait(3_000);
          }
        });
  }

  @Repeated
  void one_whose_limit_comes(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    assertEvery20Seconds(
        stepFunctions,
        client,
        clock,
        () -> {
          Object monitor = new Object();
          start(() -> keep(monitor, () -> {}));
          synchronized (monitor) {
            monitor.wait(10_000);
          }
          Thread.sleep(5_000);
        });
  }

  @Repeated
  void one_that_is_interrupted(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    assertEvery20Seconds(
        stepFunctions,
        client,
        clock,
        () -> {
          Object monitor = new Object();
          Thread worker = Thread.currentThread();
          start(() -> keep(monitor, worker::interrupt));
          try {
            synchronized (monitor) {
              monitor.wait();
            }
          } catch (InterruptedException meant) {
            Thread.sleep(5_000);
          }
        });
  }

  @Repeated
  void all_that_are_notified(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    Beats beats = Beats.begin(stepFunctions, client);
    Object monitor = new Object();
    List<Duration> woken = new CopyOnWriteArrayList<>();
    for (int i = 0; i < 3; i++) {
      start(
          () -> {
            synchronized (monitor) {
              monitor.wait();
              woken.add(Duration.between(VirtualClock.DEFAULT_START, clock.instant()));
              Thread.sleep(1_000);
            }
            Thread.sleep(2_000);
            woken.add(Duration.between(VirtualClock.DEFAULT_START, clock.instant()));
          });
    }
    start(() -> keep(monitor, monitor::notifyAll));
    stepFunctions.runScript(
        () -> {
          while (true) {
            Thread.sleep(20_000);
            beats.beat();
          }
        });

    clock.advanceBy(ofSeconds(60));

    // Who gets the monitor first is the JVM's choice, and then one after the other has it.
    assertThat(woken)
        .containsExactly(
            ofSeconds(15),
            ofSeconds(16),
            ofSeconds(17),
            ofSeconds(18),
            ofSeconds(19),
            ofSeconds(20));
    assertThat(beats.instants()).isEqualTo(every(20, 3));
  }
}
