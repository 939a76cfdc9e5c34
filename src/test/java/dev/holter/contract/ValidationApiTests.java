package dev.holter.contract;

import static dev.holter.contract.Machines.CALLBACK;
import static dev.holter.contract.Machines.PASS;
import static dev.holter.contract.Machines.json;
import static dev.holter.contract.Machines.states;
import static dev.holter.contract.Machines.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.StepFunctionsTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.SfnClient;

/** ValidateStateMachineDefinition. */
@StepFunctionsTest
class ValidationApiTests {
  private final SfnClient client;

  ValidationApiTests(SfnClient client) {
    this.client = client;
  }

  private String validate(String definition) {
    return Told.answer(client.validateStateMachineDefinition(r -> r.definition(definition)));
  }

  private String warned(String definition) {
    return Told.answer(
        client.validateStateMachineDefinition(r -> r.definition(definition).severity("WARNING")));
  }

  private static String ok(String diagnostics) {
    return "{'result':'OK','diagnostics':[" + diagnostics + "],'truncated':false}";
  }

  private static String fail(String diagnostics) {
    return "{'result':'FAIL','diagnostics':[" + diagnostics + "],'truncated':false}";
  }

  private static String schema(String message, String location) {
    return "{'severity':'ERROR','code':'SCHEMA_VALIDATION_FAILED','message':'"
        + message
        + "','location':'"
        + location
        + "'}";
  }

  private static String warning(String code, String message, String location) {
    return "{'severity':'WARNING','code':'"
        + code
        + "','message':'"
        + message
        + "','location':'"
        + location
        + "'}";
  }

  @ParameterizedTest
  @ValueSource(strings = {"Choices", "Branches", "Retry", "Catch", "ItemProcessor"})
  void a_list_that_is_an_object_and_an_object_that_is_a_list_are_wrong(String field) {
    for (String type : new String[] {"Choice", "Parallel", "Map", "Task", "Pass"}) {
      for (String value : new String[] {"{'a':1}", "{'a':{'Next':'A'}}", "[[]]", "[null]"}) {
        assertThat(
                warned(
                    states(
                        "A",
                        "'A':{'Type':'" + type + "','" + field + "':" + value + ",'End':true}")))
            .startsWith("{'result':'FAIL','diagnostics':[{'severity':'ERROR',");
      }
    }
  }

  // Recorded.
  @Test
  void a_definition_that_can_be_created() {
    assertThat(validate(PASS)).isEqualTo(ok(""));
  }

  // Recorded.
  @Test
  void texts_that_are_no_definitions() {
    assertThat(validate(" "))
        .isEqualTo(
            fail(
                "{'severity':'ERROR','code':'SCHEMA_VALIDATION_FAILED','message':'Definition must"
                    + " be a valid JSON object'}"));
    assertThat(validate("{}"))
        .isEqualTo(fail(schema("These fields are required: [States, StartAt]", "/")));
    assertThat(validate("not a definition"))
        .startsWith("{'result':'FAIL','diagnostics':[{'severity':'ERROR','code':'INVALID_JSON_DESC")
        .endsWith(
            "'location':'[Source: (String)\\'not a definition\\'; line: 1, column: 4]'}],"
                + "'truncated':false}");
  }

  // Recorded; the space before the quote is the service's.
  @Test
  void what_only_some_types_may_have() {
    String callback = task(CALLBACK, ",'Parameters':{'QueueUrl':'q','MessageBody':'m'}");

    assertThat(validate(callback)).isEqualTo(ok(""));
    assertThat(
            Told.answer(
                client.validateStateMachineDefinition(r -> r.definition(callback).type("EXPRESS"))))
        .isEqualTo(
            fail(
                schema(
                    "Express state machine does not support '.waitForTaskToken' service"
                        + " integration ",
                    "/States/T/Resource")));
  }

  // The first four are an example of the documentation.
  @Test
  void values_that_look_like_something_else() {
    String definition =
        states(
            "P",
            "'P':{'Type':'Pass','Parameters':{'a':'$.b','in':[{'c':'States.UUID()'}]},'Next':'R'},"
                + "'R':{'Type':'Pass','Result':{'c.$':'$.d'},'Next':'C'},"
                + "'C':{'Type':'Choice','Choices':[{'And':[{'Variable':'$.x','StringEquals':'$.y'}],"
                + "'Next':'F'}],'Default':'F'},"
                + "'F':{'Type':'Fail','Error':'$.error','Cause':'$.cause'}");

    assertThat(warned(definition))
        .isEqualTo(
            ok(
                String.join(
                    ",",
                    warning(
                        "NO_DOLLAR",
                        "The value of 'a' looks like a JSONPath. Instead of 'a', use 'a.$' to"
                            + " evaluate it as a JSONPath at runtime.",
                        "/States/P/Parameters"),
                    warning(
                        "NO_DOLLAR",
                        "The value of 'c' looks like an Intrinsic Function. Instead of 'c', use"
                            + " 'c.$' to evaluate it as an Intrinsic Function at runtime.",
                        "/States/P/Parameters"),
                    warning(
                        "PASS_RESULT_IS_STATIC",
                        "The value of 'c.$' will not evaluate as a JSONPath or Intrinsic Function"
                            + " at runtime. Instead of 'Result', use 'Parameters' to evaluate it as"
                            + " a JSONPath or Intrinsic Function at runtime.",
                        "/States/R/Result"),
                    warning(
                        "NO_PATH",
                        "The value of 'StringEquals' looks like a JSONPath. Instead of"
                            + " 'StringEquals', use 'StringEqualsPath' to evaluate it as a JSONPath"
                            + " at runtime.",
                        "/States/C/Choices[0]/And[0]/StringEquals"),
                    warning(
                        "NO_PATH",
                        "The value of 'Error' looks like a JSONPath. Instead of 'Error', use"
                            + " 'ErrorPath' to evaluate it as a JSONPath at runtime.",
                        "/States/F/Error"),
                    warning(
                        "NO_PATH",
                        "The value of 'Cause' looks like a JSONPath. Instead of 'Cause', use"
                            + " 'CausePath' to evaluate it as a JSONPath at runtime.",
                        "/States/F/Cause"))));
    assertThat(validate(definition)).isEqualTo(ok(""));
  }

  @Test
  void warnings_stand_after_errors_and_are_found_in_inner_states() {
    String definition =
        states(
            "M",
            "'M':{'Type':'Map','Oops':1,'ItemProcessor':{'StartAt':'F','States':{"
                + "'F':{'Type':'Fail','Error':'$.e'}}},'End':true}");

    assertThat(warned(definition))
        .isEqualTo(
            fail(
                schema("Field 'Oops' is not supported", "/States/M")
                    + ","
                    + warning(
                        "NO_PATH",
                        "The value of 'Error' looks like a JSONPath. Instead of 'Error', use"
                            + " 'ErrorPath' to evaluate it as a JSONPath at runtime.",
                        "/States/M/ItemProcessor/States/F/Error")));
  }

  @Test
  void values_that_are_meant_as_they_are() {
    assertThat(
            warned(
                states(
                    "F",
                    "'F':{'Type':'Fail','QueryLanguage':'JSONata','Error':'$.e','Cause':'$5'}")))
        .isEqualTo(ok(""));
    assertThat(warned(states("F", "'F':{'Type':'Fail','Error':'$5','Cause':'costs $.5'}")))
        .isEqualTo(ok(""));
  }

  // Documented.
  @Test
  void not_more_than_was_asked_for() {
    String wrong = json("{'StartAt':'P','A':1,'B':1,'States':{'P':{'Type':'Pass','End':true}}}");

    var one = client.validateStateMachineDefinition(r -> r.definition(wrong).maxResults(1));
    var all = client.validateStateMachineDefinition(r -> r.definition(wrong).maxResults(0));

    assertThat(one.diagnostics()).hasSize(1);
    assertThat(one.truncated()).isTrue();
    assertThat(all.diagnostics()).hasSize(2);
    assertThat(all.truncated()).isFalse();
    assertThat(
            Told.error(
                () ->
                    client.validateStateMachineDefinition(
                        r -> r.definition(wrong).maxResults(101))))
        .isEqualTo(
            "ValidationException 400 1 validation error detected: Value '101' at 'maxResults'"
                + " failed to satisfy constraint: Member must have value less than or equal to"
                + " 100");
  }
}
