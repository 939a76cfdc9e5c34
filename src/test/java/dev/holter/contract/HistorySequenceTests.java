package dev.holter.contract;

import static dev.holter.contract.Machines.ACTIVITY;
import static dev.holter.contract.Machines.caught;
import static dev.holter.contract.Machines.limited;
import static dev.holter.contract.Machines.states;
import static dev.holter.contract.Machines.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.execution.Execution;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Histories, event by event with their predecessors, as recorded unless a test says otherwise. */
@StepFunctionsTest
class HistorySequenceTests {
  private static final String STARTED =
      "1<0 ExecutionStarted {'input':'{}','roleArn':'" + Machines.ROLE + "'}";
  private static final String ENTERED = "2<0 TaskStateEntered {'name':'T','input':'{}'}";

  private final FakeStepFunctions stepFunctions;
  private final SfnClient client;
  private final VirtualClock clock;

  HistorySequenceTests(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    this.stepFunctions = stepFunctions;
    this.client = client;
    this.clock = clock;
  }

  private Execution start(String definition) {
    stepFunctions.createStateMachine("m", definition);
    return stepFunctions.startExecution("{}");
  }

  private String takeUp() {
    return client.getActivityTask(r -> r.activityArn(ACTIVITY).workerName("w")).taskToken();
  }

  /** All but the first two events, which begin every history here. */
  private List<String> rest(Execution execution) {
    List<String> history = Told.history(client, execution.executionArn());
    assertThat(history).startsWith(STARTED, ENTERED);
    return history.subList(2, history.size());
  }

  private static String scheduled(int id, int previous, String limits) {
    return id
        + "<"
        + previous
        + " ActivityScheduled {'resource':'"
        + ACTIVITY
        + "','input':'{}'"
        + limits
        + "}";
  }

  @Test
  void an_activity_that_succeeds() {
    Execution execution = start(task(ACTIVITY, ""));
    String token = takeUp();
    client.sendTaskHeartbeat(r -> r.taskToken(token));
    client.sendTaskSuccess(r -> r.taskToken(token).output("[1, 2]"));

    assertThat(rest(execution))
        .containsExactly(
            scheduled(3, 2, ""),
            "4<3 ActivityStarted {'workerName':'w'}",
            "5<4 ActivitySucceeded {'output':'[1, 2]'}",
            "6<5 TaskStateExited {'name':'T','output':'[1, 2]'}",
            "7<6 ExecutionSucceeded {'output':'[1, 2]'}");
  }

  @Test
  void an_activity_that_fails() {
    Execution execution = start(task(ACTIVITY, ""));
    String token = takeUp();
    client.sendTaskFailure(r -> r.taskToken(token).error("E").cause("why"));

    assertThat(rest(execution))
        .containsExactly(
            scheduled(3, 2, ""),
            "4<3 ActivityStarted {'workerName':'w'}",
            "5<4 ActivityFailed {'error':'E','cause':'why'}",
            "6<5 ExecutionFailed {'error':'E','cause':'why'}");
  }

  @Test
  void an_activity_without_a_worker_name_and_without_error_and_cause() {
    Execution execution = start(task(ACTIVITY, ""));
    String token = client.getActivityTask(r -> r.activityArn(ACTIVITY)).taskToken();
    client.sendTaskFailure(r -> r.taskToken(token));

    assertThat(rest(execution))
        .containsExactly(
            scheduled(3, 2, ""),
            "4<3 ActivityStarted {}",
            "5<4 ActivityFailed {}",
            "6<5 ExecutionFailed {}");
  }

  // Recorded for the timeout; inferred for the heartbeat, which is reported as a timeout too.
  @Test
  void an_activity_that_expires_on_either_clock() {
    for (String limit : new String[] {"timeout", "heartbeat"}) {
      boolean timeout = limit.equals("timeout");
      String field = timeout ? "TimeoutSeconds" : "HeartbeatSeconds";
      stepFunctions.createStateMachine(limit, task(ACTIVITY, ",'" + field + "':5"));
      Execution execution = stepFunctions.startExecution(limit, "{}");
      takeUp();
      clock.advanceBy(Duration.ofSeconds(5));

      assertThat(rest(execution))
          .containsExactly(
              scheduled(3, 2, ",'" + limit + "InSeconds':5"),
              "4<3 ActivityStarted {'workerName':'w'}",
              "5<4 ActivityTimedOut {'error':'States.Timeout'}",
              "6<5 ExecutionFailed {'error':'States.Timeout'}");
    }
  }

  @Test
  void an_activity_that_was_deleted_beforehand() {
    stepFunctions.createStateMachine("m", task(ACTIVITY, ""));
    client.deleteActivity(r -> r.activityArn(ACTIVITY));

    assertThat(rest(stepFunctions.startExecution("{}")))
        .containsExactly(
            "3<2 ExecutionFailed {'error':'States.Runtime','cause':'An error occurred while"
                + " executing the state 'T' (entered at the event id #2). The activity "
                + ACTIVITY
                + " does not exist.'}");
  }

  // Inferred: what ends the execution of a task that waits has no predecessor.
  @Test
  void an_activity_that_nobody_polls_for_until_the_execution_ends() {
    Execution limited = start(limited(task(ACTIVITY, ""), 5));
    clock.advanceBy(Duration.ofSeconds(5));
    Execution stopped = stepFunctions.startExecution("{}");
    client.stopExecution(r -> r.executionArn(stopped.executionArn()).error("E").cause("why"));

    assertThat(rest(limited))
        .containsExactly(scheduled(3, 2, ""), "4<0 ExecutionTimedOut {'error':'States.Timeout'}");
    assertThat(rest(stopped))
        .containsExactly(scheduled(3, 2, ""), "4<0 ExecutionAborted {'error':'E','cause':'why'}");
  }

  @Test
  void a_retry_is_a_new_scheduled_event() {
    Execution execution = start(task(ACTIVITY, ",'Retry':[{'ErrorEquals':['E'],'MaxAttempts':1}]"));
    for (int i = 0; i < 2; i++) {
      String token = takeUp();
      client.sendTaskFailure(r -> r.taskToken(token).error("E"));
      clock.advanceBy(Duration.ofSeconds(1));
    }

    assertThat(rest(execution))
        .containsExactly(
            scheduled(3, 2, ""),
            "4<3 ActivityStarted {'workerName':'w'}",
            "5<4 ActivityFailed {'error':'E'}",
            scheduled(6, 5, ""),
            "7<6 ActivityStarted {'workerName':'w'}",
            "8<7 ActivityFailed {'error':'E'}",
            "9<8 ExecutionFailed {'error':'E'}");
  }

  @Test
  void a_caught_error_leaves_the_state() {
    Execution execution =
        start(caught(ACTIVITY, ",'Catch':[{'ErrorEquals':['States.ALL'],'Next':'Caught'}]"));
    String token = takeUp();
    client.sendTaskFailure(r -> r.taskToken(token).error("E").cause("c"));

    String output = "{\\'Error\\':\\'E\\',\\'Cause\\':\\'c\\'}";
    assertThat(rest(execution).subList(2, 7))
        .containsExactly(
            "5<4 ActivityFailed {'error':'E','cause':'c'}",
            "6<5 TaskStateExited {'name':'T','output':'" + output + "'}",
            "7<6 PassStateEntered {'name':'Caught','input':'" + output + "'}",
            "8<7 PassStateExited {'name':'Caught','output':'" + output + "'}",
            "9<8 ExecutionSucceeded {'output':'" + output + "'}");
  }

  @Test
  void a_wait_that_ends_with_its_execution_is_not_left() {
    String wait = states("W", "'W':{'Type':'Wait','Seconds':60,'End':true}");
    stepFunctions.createStateMachine("stopped", wait);
    stepFunctions.createStateMachine("limited", limited(wait, 5));
    Execution stopped = stepFunctions.startExecution("stopped", "{}");
    client.stopExecution(r -> r.executionArn(stopped.executionArn()));
    Execution limited = stepFunctions.startExecution("limited", "{}");
    clock.advanceBy(Duration.ofMinutes(2));

    String entered = "2<0 WaitStateEntered {'name':'W','input':'{}'}";
    assertThat(Told.history(client, stopped.executionArn()))
        .containsExactly(STARTED, entered, "3<0 ExecutionAborted {}");
    assertThat(Told.history(client, limited.executionArn()))
        .containsExactly(STARTED, entered, "3<0 ExecutionTimedOut {'error':'States.Timeout'}");
  }

  @Test
  void a_fail_state_has_no_exit() {
    stepFunctions.createStateMachine("bare", states("F", "'F':{'Type':'Fail'}"));
    stepFunctions.createStateMachine(
        "told", states("F", "'F':{'Type':'Fail','Error':'E','Cause':'c'}"));

    String entered = "2<0 FailStateEntered {'name':'F','input':'{}'}";
    assertThat(Told.history(client, stepFunctions.startExecution("bare", "{}").executionArn()))
        .containsExactly(STARTED, entered, "3<2 ExecutionFailed {}");
    assertThat(Told.history(client, stepFunctions.startExecution("told", "{}").executionArn()))
        .containsExactly(STARTED, entered, "3<2 ExecutionFailed {'error':'E','cause':'c'}");
  }
}
