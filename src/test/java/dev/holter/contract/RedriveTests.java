package dev.holter.contract;

import static dev.holter.contract.Machines.ACTIVITY;
import static dev.holter.contract.Machines.PREFIX;
import static dev.holter.contract.Machines.REQUEST;
import static dev.holter.contract.Machines.ROLE;
import static dev.holter.contract.Machines.json;
import static dev.holter.contract.Machines.limited;
import static dev.holter.contract.Machines.states;
import static dev.holter.contract.Machines.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.Fault;
import dev.holter.IntegrationException;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;

/** RedriveExecution. */
@StepFunctionsTest
class RedriveTests {
  private static final String EXECUTION = PREFIX + "execution:m:e";
  private static final String CALL = ",'Parameters':{'QueueUrl':'q','MessageBody':'m'}";

  private final FakeStepFunctions stepFunctions;
  private final SfnClient client;
  private final VirtualClock clock;

  RedriveTests(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    this.stepFunctions = stepFunctions;
    this.client = client;
    this.clock = clock;
  }

  private void start(String definition) {
    String arn = stepFunctions.createStateMachine("m", definition);
    client.startExecution(r -> r.stateMachineArn(arn).name("e"));
    clock.advanceBy(Duration.ZERO);
  }

  private void redrive() {
    client.redriveExecution(r -> r.executionArn(EXECUTION));
    clock.advanceBy(Duration.ZERO);
  }

  private String error() {
    return Told.error(this::redrive);
  }

  /** The lines from one on, without their details. */
  private List<String> historyFrom(int id) {
    List<String> all = Told.history(client, EXECUTION);
    return all.subList(id - 1, all.size()).stream()
        .map(line -> line.replaceAll("^(\\S+ \\S+).*", "$1"))
        .toList();
  }

  private String status() {
    return client.describeExecution(r -> r.executionArn(EXECUTION)).statusAsString();
  }

  private void failOnce() {
    stepFunctions
        .integration("sqs:sendMessage")
        .fails("Sqs.SqsException", "busy")
        .thenReturns("{}");
  }

  // Documented: what succeeded is not run again, and a task is scheduled again.
  @Test
  void an_execution_goes_on_with_the_task_that_failed() {
    failOnce();
    start(
        states(
            "P",
            "'P':{'Type':'Pass','Result':{'n':1},'Next':'T'},"
                + Machines.taskState(REQUEST, "'Next':'S'", CALL)
                + ",'S':{'Type':'Succeed'}"));
    assertThat(historyFrom(7)).containsExactly("7<6 TaskFailed", "8<7 ExecutionFailed");
    clock.advanceBy(Duration.ofMinutes(1));

    var answer = client.redriveExecution(r -> r.executionArn(EXECUTION));
    clock.advanceBy(Duration.ZERO);

    assertThat(Told.answer(answer)).isEqualTo("{'redriveDate':'2025-01-01T00:01:00Z'}");
    assertThat(Told.history(client, EXECUTION).get(8))
        .isEqualTo("9<8 ExecutionRedriven {'redriveCount':1}");
    assertThat(historyFrom(10))
        .containsExactly(
            "10<9 TaskScheduled",
            "11<10 TaskStarted",
            "12<11 TaskSucceeded",
            "13<12 TaskStateExited",
            "14<13 SucceedStateEntered",
            "15<14 SucceedStateExited",
            "16<15 ExecutionSucceeded");
    var described = client.describeExecution(r -> r.executionArn(EXECUTION));
    assertThat(described.statusAsString()).isEqualTo("SUCCEEDED");
    assertThat(described.startDate()).isEqualTo("2025-01-01T00:00:00Z");
    assertThat(described.redriveCount()).isEqualTo(1);
    assertThat(described.redriveDate()).isEqualTo("2025-01-01T00:01:00Z");
    assertThat(described.error()).isNull();
    var listed = client.listExecutions(r -> r.stateMachineArn(PREFIX + "stateMachine:m"));
    assertThat(listed.executions())
        .singleElement()
        .satisfies(one -> assertThat(one.redriveCount()).isEqualTo(1))
        .satisfies(one -> assertThat(one.redriveDate()).isEqualTo("2025-01-01T00:01:00Z"));
  }

  // Documented: retries and the clocks of the task begin anew.
  @Test
  void a_task_has_its_retries_and_its_time_again() {
    stepFunctions.createActivity("work");
    start(
        task(
            ACTIVITY,
            ",'TimeoutSeconds':10,'Retry':[{'ErrorEquals':['States.ALL'],'IntervalSeconds':1,"
                + "'MaxAttempts':1}]"));
    for (int i = 0; i < 2; i++) {
      stepFunctions.runScript(() -> client.getActivityTask(r -> r.activityArn(ACTIVITY)));
    }
    clock.advanceBy(Duration.ofMinutes(1));
    assertThat(historyFrom(8)).containsExactly("8<7 ActivityTimedOut", "9<8 ExecutionFailed");

    for (int i = 0; i < 2; i++) {
      stepFunctions.runScript(() -> client.getActivityTask(r -> r.activityArn(ACTIVITY)));
    }
    redrive();
    clock.advanceBy(Duration.ofSeconds(20));
    assertThat(status()).isEqualTo("RUNNING");
    clock.advanceBy(Duration.ofSeconds(1));

    assertThat(historyFrom(10))
        .containsExactly(
            "10<9 ExecutionRedriven",
            "11<10 ActivityScheduled",
            "12<11 ActivityStarted",
            "13<12 ActivityTimedOut",
            "14<13 ActivityScheduled",
            "15<14 ActivityStarted",
            "16<15 ActivityTimedOut",
            "17<16 ExecutionFailed");
  }

  // Documented.
  @Test
  void a_fail_state_fails_again() {
    start(states("F", "'F':{'Type':'Fail','Error':'E'}"));

    redrive();

    assertThat(Told.history(client, EXECUTION).subList(3, 6))
        .containsExactly(
            "4<3 ExecutionRedriven {'redriveCount':1}",
            "5<4 FailStateEntered {'name':'F','input':'{}'}",
            "6<5 ExecutionFailed {'error':'E'}");
    redrive();
    assertThat(Told.history(client, EXECUTION).get(6))
        .isEqualTo("7<6 ExecutionRedriven {'redriveCount':2}");
  }

  // Documented: the state machine's own limit begins anew.
  @Test
  void an_execution_that_timed_out_has_its_time_again() {
    start(
        limited(
            states("W", "'W':{'Type':'Wait','Seconds':60,'Next':'S'},'S':{'Type':'Succeed'}"), 50));
    clock.advanceBy(Duration.ofSeconds(50));
    assertThat(status()).isEqualTo("TIMED_OUT");

    redrive();
    clock.advanceBy(Duration.ofSeconds(49));
    assertThat(status()).isEqualTo("RUNNING");
    clock.advanceBy(Duration.ofSeconds(1));

    assertThat(status()).isEqualTo("TIMED_OUT");
    assertThat(historyFrom(3))
        .containsExactly("3<0 ExecutionTimedOut", "4<3 ExecutionRedriven", "5<0 ExecutionTimedOut");
  }

  // Documented: an instant that has passed is not waited for.
  @Test
  void a_wait_for_an_instant_that_has_passed_is_over() {
    start(
        states(
            "W",
            "'W':{'Type':'Wait','Timestamp':'2025-01-01T01:00:00Z','Next':'S'},"
                + "'S':{'Type':'Succeed'}"));
    client.stopExecution(r -> r.executionArn(EXECUTION));
    clock.advanceBy(Duration.ofHours(2));

    redrive();

    assertThat(historyFrom(3))
        .containsExactly(
            "3<0 ExecutionAborted",
            "4<3 ExecutionRedriven",
            "5<4 WaitStateExited",
            "6<5 SucceedStateEntered",
            "7<6 SucceedStateExited",
            "8<7 ExecutionSucceeded");
  }

  // Documented: only the branches that failed or were aborted run again, where they ended.
  @Test
  void branches_that_succeeded_are_not_run_again() {
    failOnce();
    start(
        states(
            "B",
            "'B':{'Type':'Parallel','End':true,'Branches':["
                + "{'StartAt':'P','States':{'P':{'Type':'Pass','Result':1,'End':true}}},"
                + "{'StartAt':'Q','States':{'Q':{'Type':'Pass','Next':'T'},"
                + Machines.taskState(REQUEST, "'End':true", CALL)
                + "}},"
                + "{'StartAt':'W','States':{'W':{'Type':'Wait','Seconds':9,'End':true}}}]}"));
    int ended = Told.history(client, EXECUTION).size();
    assertThat(status()).isEqualTo("FAILED");

    redrive();
    clock.advanceBy(Duration.ofSeconds(9));

    assertThat(historyFrom(ended + 1).stream().map(line -> line.replaceAll("^\\S+ ", "")))
        .containsExactly(
            "ExecutionRedriven",
            "TaskScheduled",
            "TaskStarted",
            "TaskSucceeded",
            "TaskStateExited",
            "WaitStateExited",
            "ParallelStateSucceeded",
            "ParallelStateExited",
            "ExecutionSucceeded");
    assertThat(client.describeExecution(r -> r.executionArn(EXECUTION)).output())
        .isEqualTo("[1,{},{}]");
  }

  @Test
  void iterations_that_have_not_begun_still_do() {
    Deque<String> errors = new ArrayDeque<>(List.of("Sqs.SqsException"));
    stepFunctions.integration(
        "sqs:sendMessage",
        call -> {
          if (!errors.isEmpty()) {
            throw new IntegrationException(errors.remove(), "busy");
          }
          return "{}";
        });
    String arn =
        stepFunctions.createStateMachine(
            "m",
            states(
                "M",
                "'M':{'Type':'Map','MaxConcurrency':1,'End':true,'ItemProcessor':{'StartAt':'T',"
                    + "'States':{"
                    + Machines.taskState(REQUEST, "'End':true,'ResultPath':null", CALL)
                    + "}}}"));
    client.startExecution(r -> r.stateMachineArn(arn).name("e").input("[1,2,3]"));
    clock.advanceBy(Duration.ZERO);
    assertThat(status()).isEqualTo("FAILED");

    redrive();

    assertThat(client.describeExecution(r -> r.executionArn(EXECUTION)).output())
        .isEqualTo("[1,2,3]");
    assertThat(stepFunctions.tasks()).hasSize(4);
  }

  @Test
  void forks_inside_of_forks_go_on_as_well() {
    failOnce();
    start(
        states(
            "B",
            "'B':{'Type':'Parallel','End':true,'Branches':[{'StartAt':'M','States':{"
                + "'M':{'Type':'Map','Items':[1,2],'QueryLanguage':'JSONata','End':true,"
                + "'ItemProcessor':{'StartAt':'T','States':{"
                + Machines.taskState(REQUEST, "'End':true", CALL)
                + "}}}}}]}"));
    assertThat(status()).isEqualTo("FAILED");

    redrive();

    assertThat(client.describeExecution(r -> r.executionArn(EXECUTION)).output())
        .isEqualTo("[[{},{}]]");
    assertThat(stepFunctions.tasks()).hasSizeBetween(3, 4);
  }

  // Documented.
  @Test
  void the_context_tells_of_redrives() {
    failOnce();
    start(
        states(
            "T",
            Machines.taskState(REQUEST, "'Next':'P'", CALL)
                + ",'P':{'Type':'Pass','Parameters':{'c.$':'$$.Execution.RedriveCount',"
                + "'t.$':'$$.Execution.RedriveTime'},'End':true}"));
    clock.advanceBy(Duration.ofSeconds(5));

    redrive();

    assertThat(client.describeExecution(r -> r.executionArn(EXECUTION)).output())
        .isEqualTo(json("{'c':1,'t':'2025-01-01T00:00:05Z'}"));
  }

  // Documented, as is the SDK's making up a token for a call and its retries.
  @Test
  void a_call_whose_answer_is_lost_redrives_once() {
    stepFunctions.onCall("RedriveExecution", 1, Fault.lostResponse());
    start(states("F", "'F':{'Type':'Fail'}"));

    stepFunctions.runScript(() -> client.redriveExecution(r -> r.executionArn(EXECUTION)));
    clock.advanceBy(Duration.ofMinutes(1));

    assertThat(client.describeExecution(r -> r.executionArn(EXECUTION)).redriveCount())
        .isEqualTo(1);
  }

  // Documented.
  @Test
  void a_token_is_valid_for_15_minutes() {
    start(states("F", "'F':{'Type':'Fail'}"));
    client.redriveExecution(r -> r.executionArn(EXECUTION).clientToken("t"));

    clock.advanceBy(Duration.ofMinutes(15));
    var again = client.redriveExecution(r -> r.executionArn(EXECUTION).clientToken("t"));
    assertThat(again.redriveDate()).isEqualTo("2025-01-01T00:00:00Z");
    clock.advanceBy(Duration.ofMillis(1));
    var anew = client.redriveExecution(r -> r.executionArn(EXECUTION).clientToken("t"));

    assertThat(anew.redriveDate()).isEqualTo("2025-01-01T00:15:00.001Z");
    assertThat(
            Told.error(
                () -> client.redriveExecution(r -> r.executionArn(EXECUTION).clientToken("t t"))))
        .isEqualTo(
            "ValidationException 400 1 validation error detected: Value 't t' at 'clientToken'"
                + " failed to satisfy constraint: Member must satisfy regular expression pattern:"
                + " [!-~]+");
  }

  // The reasons are documented, the words around them were never sighted.
  @Test
  void what_cannot_be_redriven() {
    start(states("W", "'W':{'Type':'Wait','Seconds':9,'Next':'S'},'S':{'Type':'Succeed'}"));

    assertThat(error())
        .isEqualTo(
            "ExecutionNotRedrivable 400 Execution Not Redrivable: 'Execution is RUNNING and cannot"
                + " be redriven'");
    clock.advanceBy(Duration.ofSeconds(9));
    assertThat(error())
        .isEqualTo(
            "ExecutionNotRedrivable 400 Execution Not Redrivable: 'Execution is SUCCEEDED and"
                + " cannot be redriven'");
    assertThat(Told.error(() -> client.redriveExecution(r -> r.executionArn(EXECUTION + "x"))))
        .isEqualTo("ExecutionDoesNotExist 400 Execution Does Not Exist: '" + EXECUTION + "x'");
    assertThat(
            Told.error(
                () -> client.redriveExecution(r -> r.executionArn(PREFIX + "express:m:e:i"))))
        .isEqualTo(
            "InvalidArn 400 Invalid Arn: 'Resource type not valid in this context: express'");
  }

  // Documented.
  @Test
  void the_period_is_14_days() {
    start(states("F", "'F':{'Type':'Fail'}"));

    clock.advanceBy(Duration.ofDays(14));
    assertThat(redriveStatus()).isEqualTo("REDRIVABLE null");
    clock.advanceBy(Duration.ofMillis(1));

    assertThat(redriveStatus()).isEqualTo("NOT_REDRIVABLE Execution redrivable period exceeded");
    assertThat(error())
        .isEqualTo(
            "ExecutionNotRedrivable 400 Execution Not Redrivable: 'Execution redrivable period"
                + " exceeded'");
    assertThat(historyFrom(3)).containsExactly("3<2 ExecutionFailed");
  }

  private String redriveStatus() {
    var described = client.describeExecution(r -> r.executionArn(EXECUTION));
    return described.redriveStatusAsString() + " " + described.redriveStatusReason();
  }

  // Documented.
  @Test
  void an_execution_of_a_deleted_state_machine() {
    start(states("F", "'F':{'Type':'Fail'}"));
    client.deleteStateMachine(r -> r.stateMachineArn(PREFIX + "stateMachine:m"));

    assertThat(redriveStatus()).isEqualTo("NOT_REDRIVABLE State machine is in DELETING status");
  }

  // Documented.
  @Test
  void an_execution_keeps_its_version() {
    client.createStateMachine(
        r ->
            r.name("m").roleArn(ROLE).publish(true).definition(states("F", "'F':{'Type':'Fail'}")));
    client.startExecution(r -> r.stateMachineArn(PREFIX + "stateMachine:m:1").name("e"));
    client.updateStateMachine(
        r -> r.stateMachineArn(PREFIX + "stateMachine:m").definition(Machines.PASS));

    redrive();

    assertThat(historyFrom(4))
        .containsExactly("4<3 ExecutionRedriven", "5<4 FailStateEntered", "6<5 ExecutionFailed");
  }

  // Documented to be refused; the words were never sighted.
  @Test
  void the_executions_of_a_state_machine_are_not_filtered_by_redrives() {
    start(states("F", "'F':{'Type':'Fail'}"));

    assertThat(
            Told.error(
                () ->
                    client.listExecutions(
                        r ->
                            r.stateMachineArn(PREFIX + "stateMachine:m")
                                .redriveFilter("REDRIVEN"))))
        .isEqualTo("ValidationException 400 redriveFilter must not be given with stateMachineArn");
  }
}
