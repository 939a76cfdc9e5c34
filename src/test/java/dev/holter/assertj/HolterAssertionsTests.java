package dev.holter.assertj;

// Both static imports on purpose: that this class compiles is the proof that they go together.
import static dev.holter.assertj.HolterAssertions.EXECUTION;
import static dev.holter.assertj.HolterAssertions.HEARTBEAT;
import static dev.holter.assertj.HolterAssertions.HEARTBEATS;
import static dev.holter.assertj.HolterAssertions.HISTORY;
import static dev.holter.assertj.HolterAssertions.HISTORY_EVENT;
import static dev.holter.assertj.HolterAssertions.TASK_ATTEMPT;
import static dev.holter.assertj.HolterAssertions.WORKER;
import static dev.holter.assertj.HolterAssertions.assertThat;
import static dev.holter.execution.FixedTask.started;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.ACTIVITY_STARTED;

import dev.holter.execution.FixedExecution;
import dev.holter.execution.FixedTask;
import dev.holter.execution.FixedWorker;
import dev.holter.execution.TaskAttempt;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HolterAssertionsTests {

  private final FixedExecution execution =
      FixedExecution.named("nightly").event(0, ACTIVITY_STARTED);
  private final FixedTask task = started("charge").beats(5).in(execution);

  @Test
  void go_together_with_those_of_AssertJ() {
    TaskAttempt run = task;

    assertThat(run).isRunning();
    assertThat(task).isRunning();
    assertThat(execution).isRunning();
    assertThat(FixedWorker.running()).isRunning();
    assertThat(task.heartbeats().get(0)).hasGap(ofSeconds(5));
    assertThat(execution.history().get(0)).hasType(ACTIVITY_STARTED);
    assertThat(List.of(run)).hasSize(1);
    assertThat(task.heartbeats()).hasSize(1);
    assertThat(Optional.of(run)).contains(run);
    assertThat("text").isNotEmpty();
    assertThat(ofSeconds(1)).isPositive();
  }

  @Test
  void factories_lead_from_objects_to_the_assertions() {
    Object plain = task;

    assertThat(plain).asInstanceOf(TASK_ATTEMPT).isRunning();
    assertThat((Object) execution).asInstanceOf(EXECUTION).isRunning();
    assertThat((Object) FixedWorker.running()).asInstanceOf(WORKER).isRunning();
    assertThat(Optional.of(task)).get(TASK_ATTEMPT).hasHeartbeats(1);
    assertThat(List.of(task)).first(TASK_ATTEMPT).isRunning();
    assertThat((Object) task.heartbeats()).asInstanceOf(HEARTBEATS).hasGaps(ofSeconds(5));
    assertThat((Object) execution.history()).asInstanceOf(HISTORY).contains(ACTIVITY_STARTED);
    assertThat((Object) task.heartbeats().get(0)).asInstanceOf(HEARTBEAT).hasGap(ofSeconds(5));
    assertThat((Object) execution.history().get(0))
        .asInstanceOf(HISTORY_EVENT)
        .hasType(ACTIVITY_STARTED);
    Failures.of(() -> assertThat((Object) "text").asInstanceOf(TASK_ATTEMPT))
        .contains("dev.holter.execution.TaskAttempt");
  }
}
