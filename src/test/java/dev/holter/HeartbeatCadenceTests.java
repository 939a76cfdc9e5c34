package dev.holter;

import static dev.holter.TaskDefinition.activity;
import static dev.holter.TaskDefinition.callback;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.execution.TaskAttempt;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.services.sfn.SfnClient;

class HeartbeatCadenceTests {

  /** A callback task is started when it is scheduled, and this beats after each pause. */
  private static void beat(FakeStepFunctions stepFunctions, int... pauses) {
    String token =
        stepFunctions
            .scheduleTask(callback("sqs:sendMessage").heartbeat(Duration.ofSeconds(60)))
            .taskToken()
            .orElseThrow();
    SfnClient client = stepFunctions.client();
    IntStream.of(pauses)
        .forEach(
            pause -> {
              stepFunctions.clock().advanceBy(Duration.ofSeconds(pause));
              client.sendTaskHeartbeat(r -> r.taskToken(token));
            });
  }

  @Test
  void tests_that_keep_it_pass() {
    Fixtures.run(KeptTestCases.class).pass(9);
  }

  @StepFunctionsTest
  @HeartbeatCadence(atMost = "PT30S")
  static class KeptTestCases {
    @Test
    void at_the_limit(FakeStepFunctions stepFunctions) {
      beat(stepFunctions, 30, 30, 1);
    }

    @Test
    @HeartbeatCadence(atMost = "PT50S")
    void the_method_goes_before_the_class(FakeStepFunctions stepFunctions) {
      beat(stepFunctions, 50);
    }

    @Test
    @HeartbeatCadence(margin = 0.5)
    void margin(FakeStepFunctions stepFunctions) {
      beat(stepFunctions, 30, 30);
    }

    @Test
    @HeartbeatCadence(margin = 0)
    void no_margin(FakeStepFunctions stepFunctions) {
      beat(stepFunctions, 59, 59);
    }

    @Test
    @HeartbeatCadence(firstBeatWithin = "PT10S")
    void first_beat(FakeStepFunctions stepFunctions) {
      beat(stepFunctions, 10, 59);
    }

    @Test
    @HeartbeatCadence(margin = 0.9)
    void no_heartbeat_seconds_no_margin(FakeStepFunctions stepFunctions, VirtualClock clock) {
      stepFunctions.scheduleTask(callback("sqs:sendMessage"));
      clock.advanceBy(Duration.ofHours(1));
    }

    @Test
    @HeartbeatCadence(atMost = "PT30S", margin = 0.5, firstBeatWithin = "PT30S")
    void a_task_too_young_to_have_beaten(FakeStepFunctions stepFunctions, VirtualClock clock) {
      stepFunctions.scheduleTask(callback("sqs:sendMessage").heartbeat(Duration.ofSeconds(60)));
      clock.advanceBy(Duration.ofSeconds(30));
    }

    @Test
    void a_task_that_nobody_polls_for(FakeStepFunctions stepFunctions, VirtualClock clock) {
      stepFunctions.scheduleTask(activity("a").heartbeat(Duration.ofSeconds(60)));
      clock.advanceBy(Duration.ofHours(1));
    }

    @Test
    void no_task() {}
  }

  @Test
  void a_test_that_breaks_it_fails_with_the_timeline() {
    Fixtures.run(BrokenTestCases.class)
        .fail()
        .isExactlyInstanceOf(AssertionError.class)
        .satisfies(
            failure ->
                assertThat(
                        String.valueOf(failure.getMessage())
                            .replaceFirst("token [.]{3}\\w+", "token"))
                    .isEqualTo(
                        """
                        [@HeartbeatCadence]\s
                        Expecting task
                          [Task #1, token]
                        to send heartbeats at most PT30S apart
                        but heartbeat 2 came PT31S after heartbeat 1:
                          00:00:00.000  scheduled
                          00:00:00.000  started
                          00:00:30.000  SendTaskHeartbeat 1        gap PT30S  margin PT30S
                        > 00:01:01.000  SendTaskHeartbeat 2        gap PT31S  margin PT29S
                        > 00:01:01.000  now                        gap PT0S
                          00:02:01.000  HeartbeatSeconds deadline  in PT1M"""));
  }

  @StepFunctionsTest
  @HeartbeatCadence(atMost = "PT30S")
  static class BrokenTestCases {
    @Test
    void late(FakeStepFunctions stepFunctions) {
      beat(stepFunctions, 30, 31);
    }
  }

  @Test
  void every_task_that_breaks_it_is_reported() {
    Throwable failure = Fixtures.run(TwiceBrokenTestCases.class).failure();

    assertThat(failure)
        .hasMessageContaining("but no heartbeat came in the PT33S since heartbeat 2, PT27S");
    assertThat(failure.getSuppressed())
        .singleElement()
        .satisfies(
            second ->
                assertThat(second)
                    .hasMessageContaining("but heartbeat 1 came PT32S after the start, PT28S"));
  }

  @StepFunctionsTest
  static class TwiceBrokenTestCases {
    @Test
    @HeartbeatCadence(margin = 0.5)
    void late(FakeStepFunctions stepFunctions) {
      beat(stepFunctions, 31, 1);
      beat(stepFunctions, 32, 1);
    }
  }

  @Test
  void a_late_first_beat_and_a_missing_one_fail() {
    assertThat(Fixtures.run(FirstBeatTestCases.class).failures(4))
        .allSatisfy(
            failure ->
                assertThat(failure)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageStartingWith("[@HeartbeatCadence"));
  }

  @StepFunctionsTest
  static class FirstBeatTestCases {
    @Test
    @HeartbeatCadence(firstBeatWithin = "PT10S")
    void late(FakeStepFunctions stepFunctions) {
      beat(stepFunctions, 11, 1);
    }

    @Test
    @HeartbeatCadence(firstBeatWithin = "PT10S")
    void missing(FakeStepFunctions stepFunctions, VirtualClock clock) {
      stepFunctions.scheduleTask(callback("sqs:sendMessage"));
      clock.advanceBy(Duration.ofSeconds(11));
    }

    @Test
    @HeartbeatCadence(atMost = "PT10S")
    void silent(FakeStepFunctions stepFunctions, VirtualClock clock) {
      stepFunctions.scheduleTask(callback("sqs:sendMessage"));
      clock.advanceBy(Duration.ofSeconds(11));
    }

    @Test
    @HeartbeatCadence(margin = 0.5)
    void silent_with_margin(FakeStepFunctions stepFunctions, VirtualClock clock) {
      stepFunctions.scheduleTask(callback("sqs:sendMessage").heartbeat(Duration.ofSeconds(60)));
      clock.advanceBy(Duration.ofSeconds(31));
    }
  }

  @Test
  void it_is_checked_beside_another_failure() {
    Throwable failure = Fixtures.run(OtherFailureTestCases.class).failure();

    assertThat(failure).hasMessage("first");
    assertThat(failure.getSuppressed())
        .extracting(suppressed -> suppressed.getClass().getSimpleName())
        .containsExactly("Timelines", "AssertionError");
  }

  @StepFunctionsTest
  @HeartbeatCadence(atMost = "PT30S")
  static class OtherFailureTestCases {
    @Test
    void late(FakeStepFunctions stepFunctions) {
      beat(stepFunctions, 31);
      throw new AssertionError("first");
    }
  }

  @Test
  void nonsense_is_refused_before_the_test() {
    String margin = "]: expected a fraction of HeartbeatSeconds from 0, inclusive, to 1, exclusive";
    String duration = "]: expected an ISO-8601 duration of more than zero, such as PT30S";
    assertThat(Fixtures.run(NonsenseTestCases.class).failures(8))
        .allSatisfy(
            failure ->
                assertThat(failure).isExactlyInstanceOf(ExtensionConfigurationException.class))
        .extracting(Throwable::getMessage)
        .containsExactlyInAnyOrder(
            "@HeartbeatCadence asks for nothing: give atMost, margin or firstBeatWithin",
            "@HeartbeatCadence has margin [1.0" + margin,
            "@HeartbeatCadence has margin [-0.5" + margin,
            "@HeartbeatCadence has margin [NaN" + margin,
            "@HeartbeatCadence has atMost [30s" + duration,
            "@HeartbeatCadence has atMost [PT0S" + duration,
            "@HeartbeatCadence has firstBeatWithin [PT-1S" + duration,
            "@HeartbeatCadence has atMost [ " + duration);
  }

  @StepFunctionsTest
  static class NonsenseTestCases {
    @Test
    @HeartbeatCadence
    void nothing() {}

    @Test
    @HeartbeatCadence(margin = 1)
    void whole_margin() {}

    @Test
    @HeartbeatCadence(margin = -0.5)
    void negative_margin() {}

    @Test
    @HeartbeatCadence(margin = Double.NaN)
    void not_a_number() {}

    @Test
    @HeartbeatCadence(atMost = "30s")
    void not_iso() {}

    @Test
    @HeartbeatCadence(atMost = "PT0S")
    void zero() {}

    @Test
    @HeartbeatCadence(firstBeatWithin = "PT-1S")
    void negative() {}

    @Test
    @HeartbeatCadence(atMost = " ")
    void blank() {}
  }

  @Test
  void in_the_world_of_a_class_each_test_answers_for_its_own_tasks() {
    Fixtures.run(SharedTestCases.class).failures(3, 1);
  }

  @Execution(ExecutionMode.SAME_THREAD)
  static class SharedTestCases {
    @RegisterExtension
    static final StepFunctionsExtension EXTENSION = StepFunctionsExtension.builder().build();

    private static int tests;

    @RepeatedTest(3)
    @HeartbeatCadence(atMost = "PT30S")
    void first_one_is_late(FakeStepFunctions stepFunctions) {
      beat(stepFunctions, ++tests == 1 ? 31 : 1);
      List<TaskAttempt> tasks = stepFunctions.tasks();
      String token = tasks.get(tasks.size() - 1).taskToken().orElseThrow();
      stepFunctions.client().sendTaskSuccess(r -> r.taskToken(token).output("{}"));
    }

    @Nested
    class Inner {
      @Test
      void has_no_rule(FakeStepFunctions stepFunctions) {
        beat(stepFunctions, 59);
      }
    }
  }
}
