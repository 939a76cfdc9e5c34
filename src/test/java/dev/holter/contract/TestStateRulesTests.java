package dev.holter.contract;

import static dev.holter.contract.Machines.ACTIVITY;
import static dev.holter.contract.Machines.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.StepFunctionsTest;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.TestStateRequest;

/** What TestState refuses to test. */
@StepFunctionsTest
class TestStateRulesTests {
  private static final String PASS = "{'Type':'Pass','End':true}";
  private static final String QUEUE = task("arn:aws:states:::sqs:sendMessage");

  private final SfnClient client;

  TestStateRulesTests(SfnClient client) {
    this.client = client;
  }

  private static String task(String resource) {
    return "{'Type':'Task','Resource':'" + resource + "','End':true}";
  }

  private String refusal(String state, Consumer<TestStateRequest.Builder> more) {
    return Told.error(() -> client.testState(r -> r.definition(json(state)).applyMutation(more)));
  }

  @Test
  void an_activity_without_a_mock() {
    assertThat(refusal(task(ACTIVITY), r -> {}))
        .isEqualTo(
            "InvalidDefinition 400 TestState API does not support Activity tasks when a mock is not"
                + " specified.");
    assertThat(refusal(task(ACTIVITY), r -> r.mock(m -> m.result("1")))).isEqualTo("none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqs:sendMessage.waitForTaskToken", "glue:startJobRun.sync"})
  void a_task_without_a_mock_that_waits_for_more_than_its_call(String resource) {
    String state = task("arn:aws:states:::" + resource);

    assertThat(refusal(state, r -> {}))
        .isEqualTo(
            "InvalidDefinition 400 TestState API does not support the .sync and .waitForTaskToken"
                + " service integration patterns when a mock is not specified.");
    assertThat(refusal(state, r -> r.mock(m -> m.result("{}")))).isEqualTo("none");
  }

  @Test
  void what_only_a_mock_gives_a_sense() {
    String refused =
        "ValidationException 400 TestState does not support %s when a mock is not specified.";

    assertThat(refusal(QUEUE, r -> r.stateConfiguration(c -> c.mapIterationFailureCount(0))))
        .isEqualTo(refused.formatted("MapIterationFailureCount"));
    assertThat(refusal(PASS, r -> r.context("{}"))).isEqualTo(refused.formatted("Context"));
  }

  @Test
  void a_mock_of_nothing_and_one_of_both() {
    assertThat(refusal(QUEUE, r -> r.mock(m -> {})))
        .isEqualTo(
            "ValidationException 400 A test mock should have one of the following fields: [result,"
                + " errorOutput].");
    assertThat(refusal(QUEUE, r -> r.mock(m -> m.result("{}").errorOutput(e -> e.error("E")))))
        .isEqualTo(
            "ValidationException 400 A test mock should have only one of the following fields:"
                + " [result, errorOutput].");
  }

  @Test
  void members_out_of_bounds_all_at_once() {
    assertThat(
            refusal(
                QUEUE,
                r ->
                    r.stateName("")
                        .inspectionLevel("LOUD")
                        .mock(m -> m.result("{}").fieldValidationMode("LAX"))
                        .stateConfiguration(
                            c -> c.retrierRetryCount(-1).mapIterationFailureCount(-2))))
        .isEqualTo(
            "ValidationException 400 5 validation errors detected: Value 'LOUD' at"
                + " 'inspectionLevel' failed to satisfy constraint: Member must satisfy enum value"
                + " set: [DEBUG, TRACE, INFO]; Value '' at 'stateName' failed to satisfy"
                + " constraint: Member must have length greater than or equal to 1; Value 'LAX' at"
                + " 'mock.fieldValidationMode' failed to satisfy constraint: Member must satisfy"
                + " enum value set: [STRICT, PRESENT, NONE]; Value '-1' at"
                + " 'stateConfiguration.retrierRetryCount' failed to satisfy constraint: Member"
                + " must have value greater than or equal to 0; Value '-2' at"
                + " 'stateConfiguration.mapIterationFailureCount' failed to satisfy constraint:"
                + " Member must have value greater than or equal to 0");
  }
}
