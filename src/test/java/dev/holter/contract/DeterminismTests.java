package dev.holter.contract;

import static dev.holter.contract.Machines.PREFIX;
import static dev.holter.contract.Machines.states;
import static dev.holter.contract.Machines.taskState;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.SfnException;

/** The same test run again gives the same histories, tokens and calls, byte for byte. */
@StepFunctionsTest(seed = 42)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeterminismTests {
  private static final String DRAW =
      "'D':{'Type':'Pass','Next':'T','Parameters':{'id.$':'States.UUID()',"
          + "'number.$':'States.MathRandom(0, 1000000)'}},";
  private static final String RETRY =
      ",'HeartbeatSeconds':20,'Retry':[{'ErrorEquals':['States.ALL'],'IntervalSeconds':7,"
          + "'MaxAttempts':3,'JitterStrategy':'FULL'}]";

  private final List<String> runs = new CopyOnWriteArrayList<>();

  @RepeatedTest(2)
  void many_executions_with_drawn_values_jitter_two_activities_and_four_workers(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    for (String activity : List.of("a", "b")) {
      String task = taskState(PREFIX + "activity:" + activity, "'End':true", RETRY);
      stepFunctions.createStateMachine(activity, states("D", DRAW + task));
    }
    for (int i = 0; i < 4; i++) {
      int worker = i;
      String activity = PREFIX + "activity:" + (i % 2 == 0 ? "a" : "b");
      stepFunctions.runWorker("worker-" + i, () -> work(client, clock, activity, worker));
    }
    for (int i = 0; i < 20; i++) {
      stepFunctions.startExecution(i % 3 == 0 ? "a" : "b", Integer.toString(i));
      clock.advanceBy(Duration.ofMillis(700));
    }
    clock.advanceBy(Duration.ofHours(1));

    runs.add(written(stepFunctions));
  }

  /** Every third task is kept too long, every fourth fails. */
  private static void work(SfnClient client, VirtualClock clock, String activity, int worker) {
    try {
      for (int n = worker; ; n++) {
        var task = client.getActivityTask(r -> r.activityArn(activity).workerName("w" + worker));
        String token = task.taskToken();
        if (token != null) {
          clock.sleep(Duration.ofSeconds(n % 3 == 0 ? 25 : 3));
          end(client, token, n % 4 == 0);
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void end(SfnClient client, String token, boolean fails) {
    try {
      if (fails) {
        client.sendTaskFailure(r -> r.taskToken(token).error("E"));
      } else {
        client.sendTaskSuccess(r -> r.taskToken(token).output("1"));
      }
    } catch (SfnException late) {
      assertThat(late.awsErrorDetails().errorCode()).isEqualTo("TaskTimedOut");
    }
  }

  private static String written(FakeStepFunctions stepFunctions) {
    StringBuilder text = new StringBuilder();
    stepFunctions
        .executions()
        .forEach(execution -> text.append(execution.executionArn()).append(execution.history()));
    stepFunctions
        .tasks()
        .forEach(task -> text.append(task).append(task.taskToken()).append(task.calls()));
    return text.toString();
  }

  @AfterAll
  void all_runs_are_alike() {
    assertThat(runs).hasSize(2);
    assertThat(runs.get(0)).contains("ActivityTimedOut", "ActivityFailed", "ExecutionSucceeded");
    assertThat(runs).allMatch(run -> run.equals(runs.get(0)));
  }
}
