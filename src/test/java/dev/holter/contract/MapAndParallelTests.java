package dev.holter.contract;

import static dev.holter.contract.Machines.ACTIVITY;
import static dev.holter.contract.Machines.states;
import static dev.holter.contract.Machines.taskState;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.execution.Execution;
import dev.holter.execution.TaskAttempt;
import dev.holter.execution.TaskStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** Branches and iterations: side by side in virtual time, and together in one history. */
@StepFunctionsTest
class MapAndParallelTests {
  private static final String WORK = taskState(ACTIVITY, "'End':true", "");
  private static final String LIMITED =
      taskState(ACTIVITY, "'End':true", ",'HeartbeatSeconds':60,'TimeoutSeconds':600");
  private static final String WAIT = "'W':{'Type':'Wait','Seconds':3600,'End':true}";

  private final FakeStepFunctions stepFunctions;
  private final SfnClient client;
  private final VirtualClock clock;

  MapAndParallelTests(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    this.stepFunctions = stepFunctions;
    this.client = client;
    this.clock = clock;
  }

  private Execution start(String definition, String input) {
    stepFunctions.createStateMachine("m", definition);
    return stepFunctions.startExecution(Machines.json(input));
  }

  private static String map(String startAt, String states, String fields) {
    return states(
        "M",
        "'M':{'Type':'Map','End':true,'ItemProcessor':{'StartAt':'"
            + startAt
            + "','States':{"
            + states
            + "}}"
            + fields
            + "}");
  }

  private static String parallel(String fields, String... branches) {
    String all =
        IntStream.range(0, branches.length)
            .mapToObj(
                i -> "{'StartAt':'" + first(branches[i]) + "','States':{" + branches[i] + "}}")
            .collect(Collectors.joining(","));
    return states("P", "'P':{'Type':'Parallel','End':true,'Branches':[" + all + "]" + fields + "}");
  }

  private static String first(String states) {
    return states.substring(1, states.indexOf('\'', 1));
  }

  private String takeUp() {
    return client.getActivityTask(r -> r.activityArn(ACTIVITY)).taskToken();
  }

  private List<String> from(Execution execution, int event) {
    List<String> history = Told.history(client, execution.executionArn());
    return history.subList(event - 1, history.size());
  }

  @Test
  void iterations_are_worked_on_side_by_side_and_their_results_keep_the_order_of_the_items() {
    Execution execution = start(map("T", WORK, ""), "['a','b','c']");
    List<String> tokens = List.of(takeUp(), takeUp(), takeUp());

    for (int i = 2; i >= 0; i--) {
      String output = Integer.toString(i);
      String token = tokens.get(i);
      client.sendTaskSuccess(r -> r.taskToken(token).output(output));
    }

    assertThat(execution.output()).contains("[0,1,2]");
    assertThat(execution.tasks())
        .extracting(TaskAttempt::input)
        .containsExactly("\"a\"", "\"b\"", "\"c\"");
  }

  @Test
  void all_iterations_that_may_walk_begin_before_the_first_one_does_anything() {
    Execution execution = start(map("W", WAIT, ",'MaxConcurrency':2"), "[1,2,3]");
    clock.advanceBy(Duration.ofHours(3));

    assertThat(from(execution, 3))
        .containsExactly(
            "3<2 MapStateStarted {'length':3}",
            "4<3 MapIterationStarted {'name':'M','index':0}",
            "5<3 MapIterationStarted {'name':'M','index':1}",
            "6<4 WaitStateEntered {'name':'W','input':'1'}",
            "7<5 WaitStateEntered {'name':'W','input':'2'}",
            "8<6 WaitStateExited {'name':'W','output':'1'}",
            "9<8 MapIterationSucceeded {'name':'M','index':0}",
            "10<8 MapIterationStarted {'name':'M','index':2}",
            "11<10 WaitStateEntered {'name':'W','input':'3'}",
            "12<7 WaitStateExited {'name':'W','output':'2'}",
            "13<12 MapIterationSucceeded {'name':'M','index':1}",
            "14<11 WaitStateExited {'name':'W','output':'3'}",
            "15<14 MapIterationSucceeded {'name':'M','index':2}",
            "16<15 MapStateSucceeded",
            "17<15 MapStateExited {'name':'M','output':'[1,2,3]'}",
            "18<17 ExecutionSucceeded {'output':'[1,2,3]'}");
    assertThat(execution.stoppedAt()).contains(execution.startedAt().plus(Duration.ofHours(2)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100})
  void an_execution_walks_through_at_most_40_iterations_at_a_time(int maxConcurrency) {
    String items = IntStream.range(0, 50).boxed().toList().toString();
    Execution execution = start(map("T", WORK, ",'MaxConcurrency':" + maxConcurrency), items);

    assertThat(execution.tasks()).hasSize(40);
    String token = takeUp();
    client.sendTaskSuccess(r -> r.taskToken(token).output("0"));
    assertThat(execution.tasks()).hasSize(41);
  }

  @Test
  void one_that_misses_its_heartbeat_ends_the_others_and_their_tokens() {
    Execution execution = start(map("T", LIMITED, ""), "[1,2]");
    String late = takeUp();
    String beating = takeUp();
    clock.advanceBy(Duration.ofSeconds(59));
    client.sendTaskHeartbeat(r -> r.taskToken(beating));
    clock.advanceBy(Duration.ofSeconds(2));

    assertThat(from(execution, 11))
        .containsExactly(
            "11<9 ActivityStarted {}",
            "12<10 ActivityTimedOut {'error':'States.Timeout'}",
            "13<12 MapIterationFailed {'name':'M','index':0}",
            "14<12 TaskStateAborted",
            "15<12 MapIterationAborted {'name':'M','index':1}",
            "16<12 TaskStateAborted",
            "17<12 MapStateFailed",
            "18<17 ExecutionFailed {'error':'States.Timeout'}");
    assertThat(execution.tasks())
        .extracting(TaskAttempt::status)
        .containsExactly(TaskStatus.TIMED_OUT, TaskStatus.ABORTED);
    assertThat(Told.error(() -> client.sendTaskHeartbeat(r -> r.taskToken(beating))))
        .isEqualTo("TaskTimedOut 400 Task Timed Out: 'Provided task does not exist anymore'");
    assertThat(late).isNotEqualTo(beating);
  }

  @Test
  void a_missed_heartbeat_inside_is_one_for_the_catchers_outside_too() {
    Execution execution =
        start(
            states(
                "M",
                "'M':{'Type':'Map','End':true,'ItemProcessor':{'StartAt':'T','States':{"
                    + LIMITED
                    + "}},'Catch':[{'ErrorEquals':['States.HeartbeatTimeout'],'Next':'C'}]},"
                    + "'C':{'Type':'Pass','End':true}"),
            "[1]");
    takeUp();
    clock.advanceBy(Duration.ofMinutes(2));

    assertThat(execution.output()).contains("{\"Error\":\"States.Timeout\",\"Cause\":\"\"}");
  }

  @Test
  void a_retry_begins_all_items_again_after_its_delay() {
    Execution execution =
        start(map("T", WORK, ",'Retry':[{'ErrorEquals':['E'],'IntervalSeconds':30}]"), "[1,2]");
    String failing = takeUp();
    client.sendTaskFailure(r -> r.taskToken(failing).error("E"));
    clock.advanceBy(Duration.ofSeconds(30));

    assertThat(execution.tasks())
        .extracting(TaskAttempt::toString)
        .containsExactly(
            "T[0] #1 of " + execution.name(),
            "T[1] #1 of " + execution.name(),
            "T[0] #1 of " + execution.name(),
            "T[1] #1 of " + execution.name());
    assertThat(from(execution, 11))
        .startsWith(
            "11<10 ActivityFailed {'error':'E'}",
            "12<11 MapIterationFailed {'name':'M','index':0}",
            "13<11 TaskStateAborted",
            "14<11 MapIterationAborted {'name':'M','index':1}",
            "15<11 TaskStateAborted",
            "16<11 MapStateStarted {'length':2}",
            "17<16 MapIterationStarted {'name':'M','index':0}",
            "18<16 MapIterationStarted {'name':'M','index':1}");
  }

  @Test
  void the_selector_sees_the_item_its_index_and_the_whole_input() {
    Execution execution =
        start(
            map(
                "A",
                "'A':{'Type':'Pass','End':true}",
                ",'ItemsPath':'$.list','ItemSelector':{'i.$':'$$.Map.Item.Index',"
                    + "'v.$':'$$.Map.Item.Value','all.$':'$.k'},'ResultPath':'$.out'"),
            "{'k':7,'list':['x']}");

    assertThat(execution.output())
        .contains(Machines.json("{'k':7,'list':['x'],'out':[{'i':0,'v':'x','all':7}]}"));
  }

  @Test
  void an_empty_array_needs_no_iteration() {
    Execution execution = start(map("T", WORK, ""), "[]");

    assertThat(from(execution, 3))
        .containsExactly(
            "3<2 MapStateStarted {'length':0}",
            "4<3 MapStateSucceeded",
            "5<3 MapStateExited {'name':'M','output':'[]'}",
            "6<5 ExecutionSucceeded {'output':'[]'}");
  }

  @Test
  void items_that_are_no_array_end_the_execution() {
    Execution execution = start(map("T", WORK, ",'ItemsPath':'$.x'"), "{'x':{}}");

    assertThat(from(execution, 3))
        .containsExactly(
            "3<2 ExecutionFailed {'error':'States.Runtime','cause':'An error occurred while"
                + " executing the state 'M' (entered at the event id #2). Reference path"
                + " \\'$.x\\' must point to array.'}");
  }

  @Test
  void branches_have_the_same_input_and_their_results_the_order_of_the_text() {
    Execution execution =
        start(
            parallel(
                ",'Parameters':{'p.$':'$.a'},'ResultSelector':{'second.$':'$[1]'}",
                "'W':{'Type':'Wait','Seconds':60,'End':true}",
                "'Q':{'Type':'Pass','ResultPath':'$.q','Result':2,'End':true}"),
            "{'a':1}");
    clock.advanceBy(Duration.ofMinutes(1));

    assertThat(execution.output()).contains(Machines.json("{'second':{'p':1,'q':2}}"));
    assertThat(from(execution, 3))
        .containsExactly(
            "3<2 ParallelStateStarted",
            "4<3 WaitStateEntered {'name':'W','input':'{\\'p\\':1}'}",
            "5<3 PassStateEntered {'name':'Q','input':'{\\'p\\':1}'}",
            "6<5 PassStateExited {'name':'Q','output':'{\\'p\\':1,\\'q\\':2}'}",
            "7<4 WaitStateExited {'name':'W','output':'{\\'p\\':1}'}",
            "8<7 ParallelStateSucceeded",
            "9<7 ParallelStateExited {'name':'P','output':'{\\'second\\':{\\'p\\':1,\\'q\\':2}}'}",
            "10<9 ExecutionSucceeded {'output':'{\\'second\\':{\\'p\\':1,\\'q\\':2}}'}");
  }

  @Test
  void a_branch_that_fails_ends_what_the_others_wait_for() {
    Execution execution =
        start(
            parallel(
                "",
                WAIT,
                "'M':{'Type':'Map','ItemsPath':'$.l','End':true,'ItemProcessor':{'StartAt':'T',"
                    + "'States':{"
                    + WORK
                    + "}}}",
                "'X':{'Type':'Wait','Seconds':1,'Next':'F'},'F':{'Type':'Fail','Error':'E'}"),
            "{'l':[1]}");
    clock.advanceBy(Duration.ofSeconds(1));

    assertThat(from(execution, 12))
        .containsExactly(
            "12<11 FailStateEntered {'name':'F','input':'{\\'l\\':[1]}'}",
            "13<12 WaitStateAborted",
            "14<12 MapIterationAborted {'name':'M','index':0}",
            "15<12 TaskStateAborted",
            "16<12 MapStateAborted",
            "17<12 ParallelStateFailed",
            "18<17 ExecutionFailed {'error':'E'}");
    assertThat(clock.advanceToNextDeadline()).isEmpty();
  }

  @Test
  void what_a_path_inside_cannot_find_is_not_caught_outside() {
    Execution execution =
        start(
            parallel(
                ",'Catch':[{'ErrorEquals':['States.ALL'],'Next':'P'}]",
                "'A':{'Type':'Pass','InputPath':'$.no','End':true}"),
            "{}");

    assertThat(execution.error()).contains("States.Runtime");
    assertThat(execution.cause())
        .contains(
            "An error occurred while executing the state 'A' (entered at the event id #4). Invalid"
                + " path '$.no' : No results for path: $['no']");
  }

  @Test
  void stopping_the_execution_ends_everything_inside() {
    Execution execution = start(map("T", LIMITED, ""), "[1,2]");
    takeUp();
    client.stopExecution(r -> r.executionArn(execution.executionArn()));

    assertThat(execution.tasks()).extracting(TaskAttempt::status).containsOnly(TaskStatus.ABORTED);
    assertThat(clock.advanceToNextDeadline()).isEmpty();
  }

  @Test
  void many_items_one_after_the_other_end_with_the_history() {
    String items = IntStream.range(0, 10_000).boxed().toList().toString().replace(" ", "");
    Execution execution =
        start(map("A", "'A':{'Type':'Pass','End':true}", ",'MaxConcurrency':1"), items);

    List<HistoryEvent> history = execution.history();
    assertThat(history).hasSize(25_000);
    assertThat(Told.event(history.get(24_999)))
        .isEqualTo(
            "25000<24999 ExecutionFailed {'error':'States.Runtime','cause':'The execution reached"
                + " the maximum number of history events (25000).'}");
  }

  @Test
  void activities_inside_are_made_with_the_state_machine() {
    start(map("T", WORK, ""), "[]");

    List<String> names = new ArrayList<>();
    client.listActivities().activities().forEach(activity -> names.add(activity.name()));
    assertThat(names).containsExactly("work");
  }
}
