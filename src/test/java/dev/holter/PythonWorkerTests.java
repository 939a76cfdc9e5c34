package dev.holter;

import static dev.holter.TaskDefinition.activity;
import static dev.holter.assertj.HolterAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.holter.execution.TaskAttempt;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A worker of another language, which sleeps in virtual time as well. */
@StepFunctionsTest
class PythonWorkerTests {

  @BeforeAll
  static void requirePython() {
    assumeTrue(isInstalled(), "python3 is not installed, so a worker of Python is not tested");
  }

  private static boolean isInstalled() {
    try {
      Process version =
          new ProcessBuilder("python3", "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return version.waitFor() == 0;
    } catch (IOException missing) {
      return false;
    } catch (InterruptedException timeout) {
      throw new IllegalStateException("interrupted in python3 --version", timeout);
    }
  }

  // tag::python[]
  @Test
  void beats_360_times_in_two_hours(
      FakeStepFunctions stepFunctions, VirtualClock clock, URI endpoint) {
    TaskAttempt task =
        stepFunctions.scheduleTask(
            activity("films").heartbeat(Duration.ofSeconds(21)).input("360"));
    stepFunctions.runScript(() -> run(clock, endpoint.toString(), task.activityArn()));

    clock.advanceBy(Duration.ofHours(3));

    assertThat(task)
        .hasSucceededWith("360")
        .hasEndedAfter(Duration.ofHours(2))
        .hasHeartbeats(360)
        .beatsAtMost(Duration.ofSeconds(20))
        .hasNoCallsAfterEnd();
  }

  // end::python[]

  @Test
  void is_timed_out_if_it_beats_too_late(
      FakeStepFunctions stepFunctions, VirtualClock clock, URI endpoint) {
    TaskAttempt task =
        stepFunctions.scheduleTask(
            activity("films").heartbeat(Duration.ofSeconds(20)).input("360"));
    stepFunctions.runScript(() -> run(clock, endpoint.toString(), task.activityArn()));

    clock.advanceBy(Duration.ofHours(1));

    assertThat(task).hasTimedOutOnHeartbeat().hasEndedAfter(Duration.ofSeconds(20));
  }

  // tag::python-process[]
  /** Sleeps for the process as long as it asks for, until it ends. */
  private static void run(VirtualClock clock, String... arguments) throws Exception {
    ProcessBuilder command =
        new ProcessBuilder("python3", file("virtual_sleep.py"), file("worker.py"));
    command.command().addAll(List.of(arguments));
    command.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process python = clock.inRealTime(command::start);
    try (BufferedReader asks = python.inputReader(UTF_8);
        Writer answers = python.outputWriter(UTF_8)) {
      for (String seconds = asks.readLine(); seconds != null; seconds = asks.readLine()) {
        TimeUnit.MILLISECONDS.sleep(Math.round(1_000 * Double.parseDouble(seconds)));
        answers.write("\n");
        answers.flush();
      }
    } finally {
      python.destroy();
    }
  }

  // end::python-process[]

  private static String file(String name) throws URISyntaxException {
    return new File(PythonWorkerTests.class.getResource(name).toURI()).getPath();
  }
}
