package dev.holter.contract;

import static dev.holter.contract.Machines.ACTIVITY;
import static dev.holter.contract.Machines.caught;
import static dev.holter.contract.Machines.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.execution.Execution;
import dev.holter.execution.TaskAttempt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Which errors are retried, how often, and after which delays, exactly. */
@StepFunctionsTest
class RetryTests {
  private final FakeStepFunctions stepFunctions;
  private final SfnClient client;
  private final VirtualClock clock;

  RetryTests(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    this.stepFunctions = stepFunctions;
    this.client = client;
    this.clock = clock;
  }

  /** Fails every attempt with the next of the errors; returns the delays before the retries. */
  private List<Duration> delays(Execution execution, String... errors) {
    List<Duration> delays = new ArrayList<>();
    for (String error : errors) {
      String token = client.getActivityTask(r -> r.activityArn(ACTIVITY)).taskToken();
      client.sendTaskFailure(r -> r.taskToken(token).error(error));
      int attempts = execution.tasks().size();
      clock.runUntilIdle();
      if (execution.tasks().size() > attempts) {
        TaskAttempt failed = execution.tasks().get(attempts - 1);
        TaskAttempt next = execution.tasks().get(attempts);
        delays.add(Duration.between(failed.endedAt().orElseThrow(), next.scheduledAt()));
      }
    }
    return delays;
  }

  private Execution start(String definition) {
    stepFunctions.createStateMachine("m", definition);
    return stepFunctions.startExecution("{}");
  }

  private static List<Duration> seconds(double... seconds) {
    List<Duration> durations = new ArrayList<>();
    for (double one : seconds) {
      durations.add(Duration.ofMillis(Math.round(one * 1000)));
    }
    return durations;
  }

  @Test
  void by_default_there_are_three_retries_after_1_2_and_4_seconds() {
    Execution execution = start(task(ACTIVITY, ",'Retry':[{'ErrorEquals':['E']}]"));

    assertThat(delays(execution, "E", "E", "E", "E")).isEqualTo(seconds(1, 2, 4));
    assertThat(execution.tasks()).hasSize(4);
    assertThat(execution.status()).hasToString("FAILED");
  }

  // Documented with exactly these figures.
  @Test
  void a_fractional_rate_gives_fractional_delays() {
    Execution execution =
        start(
            task(
                ACTIVITY,
                ",'Retry':[{'ErrorEquals':['E'],'IntervalSeconds':3,'BackoffRate':1.5}]"));

    assertThat(delays(execution, "E", "E", "E")).isEqualTo(seconds(3, 4.5, 6.75));
  }

  @Test
  void a_longest_delay_caps_the_back_off() {
    Execution execution =
        start(
            task(
                ACTIVITY,
                ",'Retry':[{'ErrorEquals':['E'],'IntervalSeconds':3,'BackoffRate':2,"
                    + "'MaxAttempts':4,'MaxDelaySeconds':10}]"));

    assertThat(delays(execution, "E", "E", "E", "E")).isEqualTo(seconds(3, 6, 10, 10));
  }

  @Test
  void jitter_stays_within_the_delay_and_follows_from_the_seed() {
    Execution execution =
        start(
            task(
                ACTIVITY,
                ",'Retry':[{'ErrorEquals':['E'],'IntervalSeconds':10,'BackoffRate':1,"
                    + "'MaxAttempts':20,'JitterStrategy':'FULL'}]"));

    String[] errors = new String[20];
    java.util.Arrays.fill(errors, "E");
    List<Duration> delays = delays(execution, errors);

    assertThat(delays)
        .hasSize(20)
        .doesNotHaveDuplicates()
        .allMatch(delay -> !delay.isNegative() && delay.compareTo(Duration.ofSeconds(10)) <= 0);
  }

  // Documented example: errors A, B, C, B.
  @Test
  void every_retrier_counts_for_itself_across_other_errors() {
    Execution execution =
        start(
            caught(
                ACTIVITY,
                ",'Retry':[{'ErrorEquals':['A','B'],'IntervalSeconds':1,'BackoffRate':2,"
                    + "'MaxAttempts':2},{'ErrorEquals':['C'],'IntervalSeconds':5}],"
                    + "'Catch':[{'ErrorEquals':['States.ALL'],'Next':'Caught'}]"));

    assertThat(delays(execution, "A", "B", "C", "B")).isEqualTo(seconds(1, 2, 5));
    assertThat(execution.output()).contains("{\"Error\":\"B\",\"Cause\":null}");
  }

  // Inferred from the documented example: later retriers are not asked.
  @Test
  void the_first_retrier_that_matches_decides_even_when_it_is_exhausted() {
    Execution execution =
        start(
            task(
                ACTIVITY,
                ",'Retry':[{'ErrorEquals':['E'],'MaxAttempts':0},{'ErrorEquals':['States.ALL']}]"));

    assertThat(delays(execution, "E")).isEmpty();
    assertThat(execution.error()).contains("E");
  }

  // Documented: counters are reset when the machine leaves the state.
  @Test
  void counters_begin_anew_when_the_state_is_entered_again() {
    Execution execution =
        start(
            Machines.states(
                "T",
                "'T':{'Type':'Task','Resource':'"
                    + ACTIVITY
                    + "','End':true,'Retry':[{'ErrorEquals':['E'],'MaxAttempts':1}],"
                    + "'Catch':[{'ErrorEquals':['E'],'Next':'Again'}]},"
                    + "'Again':{'Type':'Pass','Next':'T'}"));

    assertThat(delays(execution, "E", "E", "E")).isEqualTo(seconds(1, 1));
    assertThat(execution.tasks()).extracting(TaskAttempt::attempt).containsExactly(1, 2, 1, 2);
  }

  @Test
  void every_attempt_has_its_own_clocks() {
    Execution execution =
        start(task(ACTIVITY, ",'TimeoutSeconds':5,'Retry':[{'ErrorEquals':['States.Timeout']}]"));
    client.getActivityTask(r -> r.activityArn(ACTIVITY));
    clock.advanceBy(Duration.ofSeconds(6));
    client.getActivityTask(r -> r.activityArn(ACTIVITY));
    clock.advanceBy(Duration.ofSeconds(4));

    assertThat(execution.tasks())
        .extracting(task -> task.status().name())
        .containsExactly("TIMED_OUT", "RUNNING");
    assertThat(execution.tasks().get(1).timeoutDeadline())
        .contains(VirtualClock.DEFAULT_START.plusSeconds(11));
  }
}
