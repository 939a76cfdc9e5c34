package dev.holter;

import static dev.holter.TaskDefinition.activity;
import static dev.holter.assertj.HolterAssertions.assertThat;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.holter.execution.Execution;
import dev.holter.execution.TaskAttempt;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.EventType;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.SfnException;

/** What is measured of workers whose headroom is known by hand. */
class HeadroomTests {

  private static EngineExecutionResults measure(Class<?> type) {
    return EngineTestKit.engine("junit-jupiter").selectors(selectClass(type)).execute();
  }

  private static Throwable failure(EngineExecutionResults results) {
    return results.allEvents().finished().stream()
        .map(event -> event.getRequiredPayload(TestExecutionResult.class))
        .flatMap(result -> result.getThrowable().stream())
        .findFirst()
        .orElseThrow();
  }

  private static List<String> table(Class<?> type) {
    EngineExecutionResults results = measure(type);
    results.testEvents().assertStatistics(stats -> stats.started(1).succeeded(1));
    String text =
        results
            .allEvents()
            .filter(event -> event.getType() == EventType.REPORTING_ENTRY_PUBLISHED)
            .map(event -> event.getRequiredPayload(ReportEntry.class).getKeyValuePairs())
            .flatMap(entry -> Optional.ofNullable(entry.get(Headroom.ENTRY)).stream())
            .findFirst()
            .orElseThrow();
    return text.lines().toList();
  }

  @Test
  void a_beat_each_twenty_seconds_bears_what_is_left_of_sixty() {
    List<String> table = table(BeatsTestCases.class);

    assertThat(table.get(0)).matches("headroom, measured in \\d+ worlds");
    assertThat(table.subList(1, table.size()))
        .containsExactly(
            "  freeze            PT39S         it fails if at 00:03:20.000 [worker-1] froze for PT40S",
            "  step              PT39S         it fails if at 00:03:20.000 a thread of [worker-1] took"
                + " PT40S longer for one step",
            "  request           PT39S         it fails if at 00:00:20.000 the request of"
                + " SendTaskHeartbeat took PT40S",
            "  answer            PT39S         it fails if at 00:00:00.000 the answer to"
                + " GetActivityTask took PT40S",
            "  throttling        1 in a row    it fails if at 00:00:20.000 SendTaskHeartbeat was"
                + " throttled at every attempt",
            "  first beat        PT39S         it fails if at 00:00:20.000 the request of"
                + " SendTaskHeartbeat took PT40S",
            "  takeover          PT0S          it fails if at 00:03:20.000 [worker-1] crashed and was"
                + " started again after PT1S",
            "  HeartbeatSeconds  36            is the least with which a freeze of PT15S is borne at"
                + " any moment");
  }

  /** A freeze stops all threads; a slow step only one, and whoever beats meanwhile bears it. */
  @Test
  void a_slow_step_is_borne_while_another_thread_beats() {
    List<String> table = table(StepTestCases.class);

    assertThat(table.get(1)).startsWith("  freeze            PT39S  ");
    assertThat(table.get(2))
        .isEqualTo(
            "  step              PT59S         it fails if at 00:00:00.000 a thread of [worker-1] took"
                + " PT1M longer for one step");
  }

  @Test
  void who_takes_over_has_the_time_that_is_left() {
    assertThat(table(TakeoverTestCases.class))
        .last()
        .isEqualTo(
            "  takeover          PT4M          it fails if at 00:00:30.000 [worker-1] crashed and was"
                + " started again after PT4M1S");
  }

  @Test
  void less_than_it_should_bear_fails_the_test_with_the_run_that_breaks_it() {
    Throwable failure = failure(measure(TooLittleTestCases.class));

    assertThat(failure)
        .hasMessageStartingWith(
            "This worker bears less than it should of [takeover]: PT4M in place of PT4M1S")
        .hasMessageContaining("headroom, measured in ")
        .hasMessageContaining("  takeover          PT4M          it fails if at 00:00:30.000")
        .hasMessageContaining("the first of these; as usual, except:")
        .hasMessageContaining(
            "1. at 00:00:30.000 [worker-1] crashed and was started again after PT4M1S")
        .hasMessageContaining("Deviation.crash(\"worker-1\", ");
  }

  @Test
  void what_a_test_has_no_place_for_is_said() {
    assertThat(table(NoWorkerTestCases.class))
        .contains("  takeover          -             there is no place for it in this test");
  }

  @Test
  void what_should_be_borne_needs_a_place_for_it() {
    assertThat(failure(measure(NowhereTestCases.class)))
        .hasMessageStartingWith(
            "Nothing is known of what this worker bears of [takeover]: there is no place for it in"
                + " this test. A worker is what runWorker has started\n")
        .hasMessageContaining("  takeover          -             there is no place");
  }

  @Test
  void finer_steps_are_measured_if_they_are_asked_for() {
    assertThat(table(FineTestCases.class))
        .last()
        .asString()
        .startsWith("  freeze            PT29.999S     it fails if at ");
  }

  @Test
  void what_was_not_tried_for_lack_of_time_is_said() {
    assertThat(table(NoTimeTestCases.class).get(1))
        .isEqualTo(
            "  freeze            -             the time was over before it was measured: raise"
                + " within");
  }

  @Test
  void what_was_not_tried_for_lack_of_time_is_not_taken_for_borne() {
    assertThat(failure(measure(NoTimeForGoalTestCases.class)))
        .hasMessageStartingWith(
            "Nothing is known of what this worker bears of [freeze]: the time was over after 0 of ")
        .hasMessageContaining(" places. Raise within\n");
  }

  @Test
  void what_fails_as_usual_fails_as_it_would_with_test() {
    assertThat(failure(measure(UsuallyFailingTestCases.class))).hasMessage("as usual");
  }

  @Test
  void a_goal_beyond_what_is_measured_is_refused() {
    assertThat(failure(measure(BeyondTestCases.class)))
        .isInstanceOf(ExtensionConfigurationException.class)
        .hasMessage(
            "@Headroom has survivesFreeze [PT20M] and measures up to [PT10M] only: raise freeze");
  }

  @Test
  void a_goal_between_two_steps_is_refused() {
    assertThat(failure(measure(BetweenStepsTestCases.class)))
        .isInstanceOf(ExtensionConfigurationException.class)
        .hasMessage(
            "@Headroom has margin [PT0.5S], which is no multiple of precision [PT1S], or too many of"
                + " them: give a precision that fits");
  }

  @Test
  void a_negative_burst_is_refused() {
    assertThat(failure(measure(NegativeBurstTestCases.class)))
        .isInstanceOf(ExtensionConfigurationException.class)
        .hasMessage(
            "@Headroom has throttling [-1] and survivesThrottling [0]: give zero or more calls in a"
                + " row");
  }

  @Test
  void one_method_is_not_explored_and_measured() {
    assertThat(failure(measure(BothTestCases.class)))
        .isInstanceOf(ExtensionConfigurationException.class)
        .hasMessage(
            "@Headroom and @Explore are both on [never_runs]: give each a method of its own, which"
                + " may call the other");
  }

  @StepFunctionsTest
  static class BeatsTestCases {
    @Headroom(margin = "PT15S", survivesFreeze = "PT39S", within = "PT10M")
    void beats(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      TaskAttempt task = stepFunctions.scheduleTask(activity("a").heartbeat(ofSeconds(60)));
      stepFunctions.runWorker(() -> beat(client, task.resource()));

      clock.advanceBy(ofSeconds(290));

      assertThat(task).isRunning();
    }
  }

  /**
   * Two threads beat for one task, each with a timer of its own: those of one timer wait for
   * another.
   */
  @StepFunctionsTest
  static class StepTestCases {
    @Headroom(
        latency = "",
        throttling = 0,
        firstBeat = "",
        takeover = "",
        survivesSlowStep = "PT59S",
        within = "PT10M")
    void beats(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      TaskAttempt task = stepFunctions.scheduleTask(activity("a").heartbeat(ofSeconds(60)));
      stepFunctions.runWorker(
          () -> {
            String token =
                client.getActivityTask(r -> r.activityArn(task.activityArn())).taskToken();
            ScheduledExecutorService one = Executors.newSingleThreadScheduledExecutor();
            ScheduledExecutorService other = Executors.newSingleThreadScheduledExecutor();
            one.scheduleAtFixedRate(() -> beat(client, token), 0, 20, TimeUnit.SECONDS);
            other.scheduleAtFixedRate(() -> beat(client, token), 0, 20, TimeUnit.SECONDS);
            sleepUntilStopped(one);
            other.shutdownNow();
          });

      clock.advanceBy(ofSeconds(110));

      assertThat(task.endedAt()).isEmpty();
    }

    private static void beat(SfnClient client, String token) {
      try {
        client.sendTaskHeartbeat(r -> r.taskToken(token));
      } catch (SfnException atTheNextOne) {
        // One beat less is no harm.
      }
    }
  }

  private static void sleepUntilStopped(ScheduledExecutorService timers) {
    try {
      Thread.sleep(Long.MAX_VALUE);
    } catch (InterruptedException stopped) {
      timers.shutdownNow();
    }
  }

  /** Beats each twenty seconds for ever, and does not mind one that fails. */
  private static void beat(SfnClient client, String arn) {
    String token = client.getActivityTask(r -> r.activityArn(arn)).taskToken();
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    timer.scheduleAtFixedRate(
        () -> {
          try {
            client.sendTaskHeartbeat(r -> r.taskToken(token));
          } catch (SfnException atTheNextOne) {
            // One beat less is no harm.
          }
        },
        20,
        20,
        TimeUnit.SECONDS);
    sleepUntilStopped(timer);
  }

  /** Needs half a minute, and has sixty seconds before the task is given to somebody else. */
  private static void takeOver(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    String arn = stepFunctions.createActivity("jobs");
    stepFunctions.createStateMachine(
        "retried",
        """
        {"StartAt": "Job", "States": {"Job": {"Type": "Task", "Resource": "%s",
          "HeartbeatSeconds": 60, "End": true,
          "Retry": [{"ErrorEquals": ["States.ALL"], "IntervalSeconds": 1, "MaxAttempts": 3}]}}}
        """
            .formatted(arn));
    Execution execution = stepFunctions.startExecution("retried", "{}");
    stepFunctions.runWorker(
        () -> {
          try {
            String token = client.getActivityTask(r -> r.activityArn(arn)).taskToken();
            Thread.sleep(30_000);
            client.sendTaskSuccess(r -> r.taskToken(token).output("1"));
          } catch (InterruptedException | AbortedException stopped) {
            Thread.currentThread().interrupt();
          }
        });

    clock.advanceBy(ofMinutes(5));

    assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
  }

  @StepFunctionsTest
  static class TakeoverTestCases {
    @Headroom(
        freeze = "",
        step = "",
        latency = "",
        throttling = 0,
        firstBeat = "",
        survivesTakeover = "PT4M")
    void takes_over(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      takeOver(stepFunctions, client, clock);
    }
  }

  @StepFunctionsTest
  static class TooLittleTestCases {
    @Headroom(
        freeze = "",
        step = "",
        latency = "",
        throttling = 0,
        firstBeat = "",
        survivesTakeover = "PT4M1S")
    void takes_over(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      takeOver(stepFunctions, client, clock);
    }
  }

  @StepFunctionsTest
  static class NoWorkerTestCases {
    @Headroom(latency = "", throttling = 0, firstBeat = "")
    void a_thread_of_the_test(
        FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      TaskAttempt task = stepFunctions.scheduleTask(activity("a").heartbeat(ofSeconds(60)));
      new Thread(() -> once(client, task.resource())).start();

      clock.advanceBy(ofMinutes(2));

      assertThat(task).hasSucceeded();
    }
  }

  @StepFunctionsTest
  static class NowhereTestCases {
    @Headroom(latency = "", throttling = 0, firstBeat = "", survivesTakeover = "PT10S")
    void a_thread_of_the_test(
        FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      new NoWorkerTestCases().a_thread_of_the_test(stepFunctions, client, clock);
    }
  }

  @StepFunctionsTest
  static class FineTestCases {
    @Headroom(
        step = "",
        latency = "",
        throttling = 0,
        firstBeat = "",
        takeover = "",
        precision = "PT0.001S")
    void needs_half_of_what_it_has(
        FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      assertDoneOnce(stepFunctions, client, clock);
    }
  }

  private static void assertDoneOnce(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    TaskAttempt task = stepFunctions.scheduleTask(activity("a").heartbeat(ofSeconds(60)));
    stepFunctions.runWorker(() -> once(client, task.resource()));

    clock.advanceBy(ofMinutes(2));

    assertThat(task).hasSucceeded();
  }

  private static void once(SfnClient client, String arn) {
    try {
      String token = client.getActivityTask(r -> r.activityArn(arn)).taskToken();
      Thread.sleep(30_000);
      client.sendTaskSuccess(r -> r.taskToken(token).output("1"));
    } catch (InterruptedException | AbortedException | SfnException notMine) {
      Thread.currentThread().interrupt();
    }
  }

  @StepFunctionsTest
  static class NoTimeTestCases {
    @Headroom(within = "PT0.000000001S", margin = "PT1S")
    void passes(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      assertDoneOnce(stepFunctions, client, clock);
    }
  }

  @StepFunctionsTest
  static class NoTimeForGoalTestCases {
    @Headroom(within = "PT0.000000001S", survivesFreeze = "PT1S")
    void is_not_measured(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      assertDoneOnce(stepFunctions, client, clock);
    }
  }

  @StepFunctionsTest
  static class UsuallyFailingTestCases {
    @Headroom
    void fails() {
      throw new AssertionError("as usual");
    }
  }

  @StepFunctionsTest
  static class BeyondTestCases {
    @Headroom(survivesFreeze = "PT20M")
    void never_runs() {}
  }

  @StepFunctionsTest
  static class BetweenStepsTestCases {
    @Headroom(margin = "PT0.5S")
    void never_runs() {}
  }

  @StepFunctionsTest
  static class NegativeBurstTestCases {
    @Headroom(throttling = -1)
    void never_runs() {}
  }

  @StepFunctionsTest
  static class BothTestCases {
    @Explore
    @Headroom
    void never_runs() {}
  }
}
