package dev.holter.contract;

import static dev.holter.contract.Machines.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.StepFunctionsTest;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.InspectionLevel;
import software.amazon.awssdk.services.sfn.model.MockInput;
import software.amazon.awssdk.services.sfn.model.TestStateRequest;
import software.amazon.awssdk.services.sfn.model.TestStateResponse;

/** What TestState says of a state depends on where it stands and what has happened to it. */
@StepFunctionsTest
class TestStateSituationTests {
  private static final String RETRIED =
      "{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','Retry':[{'ErrorEquals':['E'],"
          + "'IntervalSeconds':3,'MaxAttempts':2}],'End':true}";
  private static final String MAP =
      "{'Type':'Map','ItemsPath':'$.n','ToleratedFailureCount':1,'ItemProcessor':"
          + "{'ProcessorConfig':{'Mode':'DISTRIBUTED','ExecutionType':'STANDARD'},'StartAt':'A',"
          + "'States':{'A':{'Type':'Succeed'}}},'End':true}";

  private final SfnClient client;

  TestStateSituationTests(SfnClient client) {
    this.client = client;
  }

  private TestStateResponse test(
      String state, String input, Consumer<TestStateRequest.Builder> more) {
    return client.testState(
        r ->
            r.definition(json(state))
                .roleArn(Machines.ROLE)
                .input(json(input))
                .inspectionLevel(InspectionLevel.TRACE)
                .applyMutation(more));
  }

  private String told(String state, String input) {
    return Told.answer(test(state, input, r -> r.inspectionLevel(InspectionLevel.INFO)));
  }

  private static void fails(MockInput.Builder mock) {
    mock.errorOutput(e -> e.error("E"));
  }

  @Test
  void inside_of_a_map_state_it_has_the_first_item() {
    String machine =
        Machines.states(
            "M",
            "'M':{'Type':'Map','ItemProcessor':{'StartAt':'P','States':{'P':{'Type':'Pass',"
                + "'Parameters':{'i.$':'$$.Map.Item.Index','v.$':'$$.Map.Item.Value'},"
                + "'End':true}}},'End':true}");

    assertThat(test(machine, "{'n':7}", r -> r.stateName("P")).output())
        .isEqualTo("{\"i\":0,\"v\":{\"n\":7}}");
  }

  @Test
  void the_context_object_may_say_how_often_it_was_retried() {
    String context = "{\"State\":{\"RetryCount\":1}}";

    TestStateResponse counted =
        test(RETRIED, "{}", r -> r.context(context).mock(TestStateSituationTests::fails));
    assertThat(counted.inspectionData().errorDetails().retryBackoffIntervalSeconds()).isEqualTo(6);

    TestStateResponse configured =
        test(
            RETRIED,
            "{}",
            r ->
                r.context(context)
                    .mock(TestStateSituationTests::fails)
                    .stateConfiguration(c -> c.retrierRetryCount(2)));
    assertThat(Told.answer(configured))
        .isEqualTo(
            "{'error':'E','inspectionData':{'input':'{}','afterInputPath':'{}',"
                + "'afterParameters':'{}'},'status':'FAILED'}");
  }

  @Test
  void it_has_five_minutes() {
    assertThat(told("{'Type':'Wait','Seconds':300,'End':true}", "{}"))
        .isEqualTo("{'output':'{}','status':'SUCCEEDED'}");
    assertThat(told("{'Type':'Wait','Seconds':301,'End':true}", "{}"))
        .isEqualTo("{'error':'States.Timeout','status':'FAILED'}");
  }

  @Test
  void its_output_keeps_to_the_quota() {
    String state = "{'Type':'Pass','Parameters':{'a.$':'$','b.$':'$'},'End':true}";

    assertThat(told(state, "'" + "x".repeat(200_000) + "'"))
        .isEqualTo(
            "{'error':'States.DataLimitExceeded','cause':'The state/task 'StateName' returned a"
                + " result with a size exceeding the maximum number of bytes service limit.',"
                + "'status':'FAILED'}");
  }

  @Test
  void a_fail_state_shows_what_its_input_path_would_have_left() {
    assertThat(
            test("{'Type':'Fail','Error':'E'}", "[ 1]", r -> {}).inspectionData().afterInputPath())
        .isEqualTo("[ 1]");
    assertThat(
            test("{'Type':'Fail','QueryLanguage':'JSONata'}", "[1]", r -> {})
                .inspectionData()
                .afterInputPath())
        .isNull();
  }

  @Test
  void its_catchers_handle_a_query_that_fails_and_no_path() {
    String caught =
        ",'Catch':[{'ErrorEquals':['States.ALL'],'Next':'C'}],'Resource':"
            + "'arn:aws:states:::lambda:invoke','End':true}";

    assertThat(told("{'Type':'Task','InputPath':'$.x'" + caught, "{}"))
        .isEqualTo(
            "{'error':'States.Runtime','cause':'Invalid path '$.x' : No results for path:"
                + " $['x']','status':'FAILED'}");
    assertThat(
            told("{'Type':'Task','QueryLanguage':'JSONata','Arguments':'{% $x %}'" + caught, "[]"))
        .isEqualTo(
            "{'output':'{\\'Error\\':\\'States.QueryEvaluationError\\',\\'Cause\\':\\'The JSONata"
                + " expression '$x' specified for the field 'Arguments' returned nothing"
                + " (undefined).\\'}','error':'States.QueryEvaluationError','cause':'The JSONata"
                + " expression '$x' specified for the field 'Arguments' returned nothing"
                + " (undefined).','nextState':'C','status':'CAUGHT_ERROR'}");
  }

  @Test
  void more_iterations_may_have_failed_than_it_tolerates() {
    TestStateResponse answer =
        test(
            MAP,
            "{'n':[1,2]}",
            r ->
                r.mock(m -> m.result("[1,2]"))
                    .stateConfiguration(c -> c.mapIterationFailureCount(2)));

    assertThat(Told.answer(answer))
        .isEqualTo(
            "{'error':'States.ExceedToleratedFailureThreshold','cause':'The specified tolerated"
                + " failure threshold was exceeded','inspectionData':{'input':'{\\'n\\':[1,2]}',"
                + "'afterInputPath':'{\\'n\\':[1,2]}','afterItemsPath':'[1,2]',"
                + "'toleratedFailureCount':1,'maxConcurrency':0},'status':'FAILED'}");
  }

  @Test
  void no_more_iterations_have_failed_than_there_are() {
    assertThat(
            Told.error(
                () ->
                    test(
                        MAP,
                        "{'n':[1,2]}",
                        r ->
                            r.mock(m -> m.result("[1,2]"))
                                .stateConfiguration(c -> c.mapIterationFailureCount(3)))))
        .isEqualTo(
            "ValidationException 400 Map iteration failure count must be less than or equal to the"
                + " number of Map iterations.");
  }

  @Test
  void an_error_comes_from_a_state_that_there_is() {
    assertThat(
            Told.error(
                () ->
                    test(
                        MAP,
                        "{'n':[1,2]}",
                        r ->
                            r.mock(TestStateSituationTests::fails)
                                .stateConfiguration(c -> c.errorCausedByState("B")))))
        .isEqualTo("ValidationException 400 State not found in definition");
  }

  @Test
  void states_inside_of_it_lead_to_each_other() {
    assertThat(
            Told.error(
                () ->
                    test(
                        MAP.replace("'StartAt':'A'", "'StartAt':'B'"),
                        "{'n':[1,2]}",
                        r -> r.mock(m -> m.result("[]")))))
        .isEqualTo(
            "InvalidDefinition 400 Invalid State Machine Definition: 'MISSING_TRANSITION_TARGET:"
                + " Missing 'Next' target: B at /States/StateName/ItemProcessor/StartAt,"
                + " MISSING_TRANSITION_TARGET: State \"A\" is not reachable. at"
                + " /States/StateName/ItemProcessor/States/A'");
  }
}
