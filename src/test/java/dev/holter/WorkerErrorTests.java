package dev.holter;

import static dev.holter.TaskDefinition.activity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.holter.execution.TaskAttempt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;

/** A worker that uses its stack up does so for itself, wherever it is when there is no more. */
class WorkerErrorTests {

  @Test
  void a_worker_that_sleeps_deeper_and_deeper_fails_alone() {
    Throwable failure = Fixtures.run(SleepingDeeperTestCases.class).failure();

    assertThat(failure)
        .isExactlyInstanceOf(AssertionError.class)
        .hasMessage(
            "Worker [worker-1] ended with an uncaught exception: java.lang.StackOverflowError");
    assertThat(failure.getSuppressed())
        .noneMatch(other -> other instanceof Error || other.getCause() instanceof Error);
  }

  @StepFunctionsTest
  static class SleepingDeeperTestCases {
    @Test
    void sleeps(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      stepFunctions.runWorker(() -> sleepDeeper(0));

      beatBeside(stepFunctions, client, clock);
    }
  }

  @RepeatedTest(5)
  void a_worker_that_goes_on_afterwards_is_on_the_clock_as_before() {
    Fixtures.run(GoingOnTestCases.class).pass(1);
  }

  @StepFunctionsTest
  static class GoingOnTestCases {
    @Test
    void goes_on(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      stepFunctions.runScript(
          () -> {
            for (int i = 0; i < 5; i++) {
              assertThat(catchThrowable(() -> sleepDeeper(0)))
                  .isInstanceOf(StackOverflowError.class);
            }
            Duration before = clock.elapsed();
            Thread.sleep(3_600_000);
            assertThat(clock.elapsed().minus(before)).isEqualTo(Duration.ofHours(1));
          });

      beatBeside(stepFunctions, client, clock);
    }
  }

  @Test
  void a_worker_that_beats_deeper_and_deeper_fails_alone() {
    Throwable failure = Fixtures.run(BeatingDeeperTestCases.class).failure();

    assertThat(failure)
        .isExactlyInstanceOf(AssertionError.class)
        .hasMessageStartingWith("Worker [worker-1] ended with an uncaught exception: ")
        .hasRootCauseInstanceOf(StackOverflowError.class);
  }

  @StepFunctionsTest
  static class BeatingDeeperTestCases {
    @Test
    void beats(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      TaskAttempt deep =
          stepFunctions.scheduleTask(activity("deep").heartbeat(Duration.ofHours(9)));
      String token = client.getActivityTask(r -> r.activityArn(deep.activityArn())).taskToken();
      stepFunctions.runWorker(() -> beatDeeper(stepFunctions.endpoint(), token));

      beatBeside(stepFunctions, client, clock);
    }
  }

  @SuppressWarnings("InfiniteRecursion") // That is what it is for.
  private static void sleepDeeper(int depth) {
    try {
      Thread.sleep(1);
    } catch (InterruptedException ended) {
      throw new IllegalStateException(ended);
    }
    sleepDeeper(depth + 1);
  }

  /**
   * Over a socket of its own. The SDK's clients have locks in common in one JVM, and whoever
   * overflows while it has one of them, as this worker would once in thirty runs, keeps it for
   * ever: no test that runs later could call.
   */
  @SuppressWarnings("InfiniteRecursion") // That is what it is for.
  private static void beatDeeper(URI endpoint, String token) {
    skip(100);
    String beat = "{\"taskToken\":\"" + token + "\"}";
    String request =
        "POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            + "X-Amz-Target: AWSStepFunctions.SendTaskHeartbeat\r\n"
            + "Content-Length: "
            + beat.length()
            + "\r\n\r\n"
            + beat;
    try (Socket socket = new Socket(endpoint.getHost(), endpoint.getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .startsWith("HTTP/1.1 200 ");
    } catch (IOException unexpected) {
      throw new UncheckedIOException(unexpected);
    }
    deeper(50, () -> beatDeeper(endpoint, token));
  }

  private static void deeper(int levels, Runnable work) {
    if (levels == 0) {
      work.run();
    } else {
      deeper(levels - 1, work);
    }
  }

  private static void skip(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException ended) {
      throw new IllegalStateException(ended);
    }
  }

  private static void beatBeside(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    TaskAttempt task = stepFunctions.scheduleTask(activity("a").heartbeat(Duration.ofSeconds(60)));
    stepFunctions.runScript(
        () -> {
          String token = client.getActivityTask(r -> r.activityArn(task.activityArn())).taskToken();
          while (true) {
            Thread.sleep(30_000);
            client.sendTaskHeartbeat(r -> r.taskToken(token));
          }
        });

    clock.advanceBy(Duration.ofHours(2));

    assertThat(task.heartbeats()).hasSize(240);
  }
}
