package dev.holter.contract;

import static dev.holter.contract.Machines.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.InspectionLevel;
import software.amazon.awssdk.services.sfn.model.TestExecutionStatus;
import software.amazon.awssdk.services.sfn.model.TestStateRequest;
import software.amazon.awssdk.services.sfn.model.TestStateResponse;

/** States that are tested one by one, through TestState. */
@StepFunctionsTest
class TestStateTests {
  private static final String TASK =
      "{'Type':'Task','Resource':'arn:aws:states:::sqs:sendMessage','Parameters':{'a.$':'$.n'},"
          + "'ResultPath':'$.r','Next':'Z'"
          + "%s}";
  private static final String RETRY =
      ",'Retry':[{'ErrorEquals':['Other']},{'ErrorEquals':['E'],'IntervalSeconds':3,"
          + "'BackoffRate':2,'MaxAttempts':2}],'Catch':[{'ErrorEquals':['States.ALL'],"
          + "'ResultPath':'$.e','Next':'C'}]";

  private final FakeStepFunctions stepFunctions;
  private final SfnClient client;

  TestStateTests(FakeStepFunctions stepFunctions, SfnClient client) {
    this.stepFunctions = stepFunctions;
    this.client = client;
  }

  private TestStateResponse test(String state, Consumer<TestStateRequest.Builder> more) {
    return client.testState(
        r ->
            r.definition(json(state))
                .roleArn(Machines.ROLE)
                .input("{\"n\":7}")
                .applyMutation(more));
  }

  private String refusal(String state, Consumer<TestStateRequest.Builder> more) {
    return Told.error(() -> test(state, more));
  }

  @Test
  void a_task_without_a_mock_calls_what_the_test_answers() {
    stepFunctions.integration("sqs:sendMessage", call -> "{\"got\":" + call.parameters() + "}");

    TestStateResponse answer = test(TASK.formatted(""), r -> {});
    assertThat(answer.status()).isEqualTo(TestExecutionStatus.SUCCEEDED);
    assertThat(answer.output()).isEqualTo("{\"n\":7,\"r\":{\"got\":{\"a\":7}}}");
    assertThat(answer.nextState()).isEqualTo("Z");
    assertThat(answer.inspectionData()).isNull();
    assertThat(stepFunctions.executions()).isEmpty();
  }

  @Test
  void an_answer_that_fails_is_retried_so_often_and_then_caught() {
    stepFunctions.integration("sqs:sendMessage").fails("E", "c");
    String state = TASK.formatted(RETRY);

    TestStateResponse first = test(state, r -> r.inspectionLevel(InspectionLevel.DEBUG));
    assertThat(first.status()).isEqualTo(TestExecutionStatus.RETRIABLE);
    assertThat(first.error()).isEqualTo("E");
    assertThat(first.inspectionData().errorDetails().retryIndex()).isEqualTo(1);
    assertThat(first.inspectionData().errorDetails().retryBackoffIntervalSeconds()).isEqualTo(3);

    TestStateResponse second =
        test(
            state,
            r ->
                r.inspectionLevel(InspectionLevel.DEBUG)
                    .stateConfiguration(c -> c.retrierRetryCount(1)));
    assertThat(second.inspectionData().errorDetails().retryBackoffIntervalSeconds()).isEqualTo(6);

    TestStateResponse third = test(state, r -> r.stateConfiguration(c -> c.retrierRetryCount(2)));
    assertThat(third.status()).isEqualTo(TestExecutionStatus.CAUGHT_ERROR);
    assertThat(third.output()).isEqualTo("{\"n\":7,\"e\":{\"Error\":\"E\",\"Cause\":\"c\"}}");
    assertThat(third.nextState()).isEqualTo("C");
  }

  @Test
  void a_task_without_a_mock_needs_a_role() {
    assertThat(refusal(TASK.formatted(""), r -> r.roleArn(null)))
        .isEqualTo("ValidationException 400 RoleArn must be specified when testing a Task state");
    assertThat(refusal("{'Type':'Succeed'}", r -> r.roleArn(null))).isEqualTo("none");
    assertThat(refusal(TASK.formatted(""), r -> r.roleArn(null).mock(m -> m.result("{}"))))
        .isEqualTo("none");
  }

  @Test
  void a_mock_stands_for_the_answer() {
    TestStateResponse answer =
        test(
            TASK.formatted(""),
            r -> r.inspectionLevel(InspectionLevel.TRACE).mock(m -> m.result("{\"a\": 2}")));

    assertThat(answer.output()).isEqualTo("{\"n\":7,\"r\":{\"a\":2}}");
    assertThat(answer.inspectionData().afterParameters()).isEqualTo("{\"a\":7}");
    assertThat(answer.inspectionData().result()).isEqualTo("{\"a\": 2}");
  }

  @Test
  void a_path_that_leads_nowhere_fails_the_state() {
    TestStateResponse answer = test("{'Type':'Pass','InputPath':'$.x','End':true}", r -> {});

    assertThat(answer.status()).isEqualTo(TestExecutionStatus.FAILED);
    assertThat(answer.error()).isEqualTo("States.Runtime");
    assertThat(answer.cause()).isEqualTo("Invalid path '$.x' : No results for path: $['x']");
  }

  @Test
  void variables_are_given_and_set() {
    TestStateResponse answer =
        test(
            "{'Type':'Pass','QueryLanguage':'JSONata','Output':'{% $v + 1 %}',"
                + "'Assign':{'w':'{% $v %}'},'End':true}",
            r -> r.variables("{\"v\":2}").inspectionLevel(InspectionLevel.TRACE));

    assertThat(answer.output()).isEqualTo("3");
    assertThat(answer.inspectionData().variables()).isEqualTo("{\"v\":2,\"w\":2}");
  }

  @Test
  void a_wait_state_does_not_wait() {
    TestStateResponse answer = test("{'Type':'Wait','Seconds':300,'Next':'Z'}", r -> {});

    assertThat(answer.output()).isEqualTo("{\"n\":7}");
    assertThat(answer.nextState()).isEqualTo("Z");
  }

  @Test
  void items_are_selected_and_batched() {
    TestStateResponse answer =
        test(
            "{'Type':'Map','ItemsPath':'$.n','ItemSelector':{'v.$':'$$.Map.Item.Value'},"
                + "'ItemBatcher':{'MaxItemsPerBatch':2},'ItemProcessor':{'ProcessorConfig':"
                + "{'Mode':'DISTRIBUTED','ExecutionType':'STANDARD'},'StartAt':'A','States':"
                + "{'A':{'Type':'Succeed'}}},'End':true}",
            r ->
                r.input("{\"n\":[1,2,3]}")
                    .mock(m -> m.result("[]"))
                    .inspectionLevel(InspectionLevel.TRACE));

    assertThat(answer.inspectionData().afterItemSelector())
        .isEqualTo("[{\"v\":1},{\"v\":2},{\"v\":3}]");
    assertThat(answer.inspectionData().afterItemBatcher())
        .isEqualTo("[{\"Items\":[{\"v\":1},{\"v\":2}]},{\"Items\":[{\"v\":3}]}]");
    assertThat(answer.inspectionData().maxConcurrency()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"Execution":{"StartTime":true}} | Invalid Context object provided: Execution.StartTime must be a string
          {"State":{"RetryCount":"1"}}     | Invalid Context object provided: State.RetryCount must be a number
          {"Executions":{}}                | Invalid Context object provided: Field 'Executions' is not allowed
          {"State":1}                      | Invalid Context object provided: State must be an object
          []                               | Invalid Context object provided: Context object must be a JSON object
          """)
  void a_context_object_that_is_none(String context, String message) {
    assertThat(refusal(TASK.formatted(""), r -> r.context(context).mock(m -> m.result("{}"))))
        .isEqualTo("ValidationException 400 " + message);
  }

  @Test
  void what_is_no_json_is_refused() {
    assertThat(refusal("{'Type':'Succeed'}", r -> r.variables("v")))
        .startsWith("ValidationException 400 The variables is not JSON: Unrecognized token 'v'");
    assertThat(refusal("{'Type':'Succeed'}", r -> r.variables("1")))
        .isEqualTo("ValidationException 400 The variables must be a JSON object");
    assertThat(refusal("{'Type':'Succeed'}", r -> r.input("v")))
        .startsWith(
            "InvalidExecutionInput 400 Invalid State Machine Execution Input: 'Unrecognized token");
    assertThat(refusal(TASK.formatted(""), r -> r.mock(m -> m.result("v"))))
        .isEqualTo("ValidationException 400 Mocked result must be valid JSON");
  }
}
