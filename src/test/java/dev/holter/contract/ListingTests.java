package dev.holter.contract;

import static dev.holter.contract.Machines.ACTIVITY;
import static dev.holter.contract.Machines.PASS;
import static dev.holter.contract.Machines.PREFIX;
import static dev.holter.contract.Machines.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.execution.Execution;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ActivityListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;

/** Order and pages of lists. */
@StepFunctionsTest
class ListingTests {
  private static final String MACHINE = PREFIX + "stateMachine:m";
  private static final String INVALID = "InvalidToken 400 Invalid Token: 'Invalid token'";

  private final FakeStepFunctions stepFunctions;
  private final SfnClient client;
  private final VirtualClock clock;

  ListingTests(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    this.stepFunctions = stepFunctions;
    this.client = client;
    this.clock = clock;
  }

  // Recorded for state machines: ascending as text, not as numbers.
  @Test
  void activities_and_state_machines_are_listed_by_name() {
    for (String name : List.of("10", "9", "a", "B", "1")) {
      client.createActivity(r -> r.name(name));
      stepFunctions.createStateMachine(name, PASS);
    }

    assertThat(client.listActivities().activities())
        .extracting(ActivityListItem::name)
        .containsExactly("1", "10", "9", "B", "a");
    assertThat(client.listStateMachines().stateMachines())
        .extracting(StateMachineListItem::name)
        .containsExactly("1", "10", "9", "B", "a");
    assertThat(Told.answer(client.listActivities(r -> r.maxResults(1)).activities().get(0)))
        .isEqualTo(
            "{'activityArn':'"
                + PREFIX
                + "activity:1','name':'1','creationDate':'2025-01-01T00:00:00Z'}");
    assertThat(Told.answer(client.listStateMachines().stateMachines().get(0)))
        .isEqualTo(
            "{'stateMachineArn':'"
                + PREFIX
                + "stateMachine:1','name':'1','type':'STANDARD',"
                + "'creationDate':'2025-01-01T00:00:00Z'}");
  }

  @Test
  void pages_follow_each_other_and_the_last_has_no_token() {
    IntStream.range(0, 205).forEach(n -> client.createActivity(r -> r.name("a" + (1000 + n))));

    var first = client.listActivities();
    var second = client.listActivities(r -> r.nextToken(first.nextToken()).maxResults(0));
    var third = client.listActivities(r -> r.nextToken(second.nextToken()).maxResults(5));

    assertThat(first.activities()).hasSize(100);
    assertThat(second.activities()).hasSize(100);
    assertThat(third.activities())
        .extracting(ActivityListItem::name)
        .containsExactly("a1200", "a1201", "a1202", "a1203", "a1204");
    assertThat(third.nextToken()).isNull();
  }

  @Test
  void a_token_of_another_list_is_invalid() {
    client.createActivity(r -> r.name("a"));
    client.createActivity(r -> r.name("b"));
    stepFunctions.createStateMachine("m", PASS);
    Execution execution = stepFunctions.startExecution("{}");
    String token = client.listActivities(r -> r.maxResults(1)).nextToken();
    String history =
        client
            .getExecutionHistory(r -> r.executionArn(execution.executionArn()).maxResults(1))
            .nextToken();

    assertThat(Told.error(() -> client.listStateMachines(r -> r.nextToken(token))))
        .isEqualTo(INVALID);
    assertThat(
            Told.error(
                () -> client.listExecutions(r -> r.stateMachineArn(MACHINE).nextToken(token))))
        .isEqualTo(INVALID);
    assertThat(Told.error(() -> client.listActivities(r -> r.nextToken("none"))))
        .isEqualTo(INVALID);
    assertThat(
            Told.error(
                () ->
                    client.getExecutionHistory(
                        r ->
                            r.executionArn(execution.executionArn())
                                .reverseOrder(true)
                                .nextToken(history))))
        .isEqualTo(INVALID);
  }

  // Documented: a token is valid for 24 hours.
  @Test
  void a_token_expires_after_a_day() {
    client.createActivity(r -> r.name("a"));
    client.createActivity(r -> r.name("b"));
    String token = client.listActivities(r -> r.maxResults(1)).nextToken();

    clock.advanceBy(Duration.ofHours(24));
    assertThat(client.listActivities(r -> r.nextToken(token)).activities()).hasSize(1);
    clock.advanceBy(Duration.ofNanos(1));
    assertThat(Told.error(() -> client.listActivities(r -> r.nextToken(token)))).isEqualTo(INVALID);
  }

  // Documented: running ones by their start, the others by their end; recorded: newest first.
  @Test
  void executions_are_listed_newest_first() {
    stepFunctions.createStateMachine("m", task(ACTIVITY, ""));
    for (String name : List.of("first", "second", "third")) {
      client.startExecution(r -> r.stateMachineArn(MACHINE).name(name));
      clock.advanceBy(Duration.ofSeconds(1));
    }
    client.stopExecution(r -> r.executionArn(PREFIX + "execution:m:first"));

    assertThat(names(null)).containsExactly("first", "third", "second");
    assertThat(names(ExecutionStatus.RUNNING)).containsExactly("third", "second");
    assertThat(names(ExecutionStatus.ABORTED)).containsExactly("first");
    assertThat(names(ExecutionStatus.FAILED)).isEmpty();
    assertThat(
            Told.answer(
                client
                    .listExecutions(r -> r.stateMachineArn(MACHINE).maxResults(1))
                    .executions()
                    .get(0)))
        .isEqualTo(
            "{'executionArn':'"
                + PREFIX
                + "execution:m:first','stateMachineArn':'"
                + MACHINE
                + "','name':'first','status':'ABORTED','startDate':'2025-01-01T00:00:00Z',"
                + "'stopDate':'2025-01-01T00:00:03Z','redriveCount':0}");
  }

  private List<String> names(ExecutionStatus status) {
    return client
        .listExecutions(r -> r.stateMachineArn(MACHINE).statusFilter(status))
        .executions()
        .stream()
        .map(ExecutionListItem::name)
        .toList();
  }

  // Recorded: the list is reversed, the numbers stay.
  @Test
  void a_history_can_be_read_backwards_and_in_pages() {
    stepFunctions.createStateMachine("m", PASS);
    String arn = stepFunctions.startExecution("{}").executionArn();

    assertThat(client.getExecutionHistory(r -> r.executionArn(arn).reverseOrder(true)).events())
        .extracting(HistoryEvent::id, HistoryEvent::previousEventId)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(4L, 3L),
            org.assertj.core.groups.Tuple.tuple(3L, 2L),
            org.assertj.core.groups.Tuple.tuple(2L, 0L),
            org.assertj.core.groups.Tuple.tuple(1L, 0L));
    var first = client.getExecutionHistory(r -> r.executionArn(arn).maxResults(3));
    var last =
        client.getExecutionHistory(
            r -> r.executionArn(arn).maxResults(3).nextToken(first.nextToken()));
    assertThat(first.events()).extracting(HistoryEvent::id).containsExactly(1L, 2L, 3L);
    assertThat(last.events()).extracting(HistoryEvent::id).containsExactly(4L);
    assertThat(last.nextToken()).isNull();
  }

  // Documented: inputs and outputs go; what else stays is a modelling choice.
  @Test
  void a_history_can_be_read_without_its_data() {
    stepFunctions.createStateMachine("m", task(ACTIVITY, ""));
    Execution execution = stepFunctions.startExecution("{\"secret\":1}");
    String token = client.getActivityTask(r -> r.activityArn(ACTIVITY)).taskToken();
    client.sendTaskSuccess(r -> r.taskToken(token).output("\"secret\""));

    assertThat(
            client
                .getExecutionHistory(
                    r -> r.executionArn(execution.executionArn()).includeExecutionData(false))
                .events())
        .extracting(Told::event)
        .containsExactly(
            "1<0 ExecutionStarted {'roleArn':'" + Machines.ROLE + "'}",
            "2<0 TaskStateEntered {'name':'T'}",
            "3<2 ActivityScheduled {'resource':'" + ACTIVITY + "'}",
            "4<3 ActivityStarted {}",
            "5<4 ActivitySucceeded {}",
            "6<5 TaskStateExited {'name':'T'}",
            "7<6 ExecutionSucceeded {}");
  }
}
