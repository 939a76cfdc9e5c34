package dev.holter.internal.asl.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.internal.asl.Asl;
import dev.holter.internal.asl.reading.StateError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailStateTests {

  @Test
  void may_name_neither_error_nor_cause() {
    FailState fail = Asl.state(FailState.class, "{'Type':'Fail'}");

    assertThat(fail.failure(Asl.of(Asl.json("{}")))).isEqualTo(StateError.failed(null, null));
    assertThat(fail.type()).isEqualTo("Fail");
    assertThat(fail.transition()).isEqualTo(new Transition.End());
  }

  @Test
  void names_plain_error_and_cause() {
    FailState fail = Asl.state(FailState.class, "{'Type':'Fail','Error':'E','Cause':'c'}");

    assertThat(fail.failure(Asl.of(Asl.json("{}")))).isEqualTo(StateError.failed("E", "c"));
  }

  @Test
  void reads_error_and_cause_from_input_and_context() {
    FailState fail =
        Asl.state(
            FailState.class,
            "{'Type':'Fail','ErrorPath':'$.error','CausePath':'$$.Execution.Name'}");

    assertThat(fail.failure(Asl.of(Asl.json("{'error':'E'}"))))
        .isEqualTo(StateError.failed("E", "run-1"));
  }

  @Test
  void calls_functions_that_give_a_text() {
    FailState fail =
        Asl.state(
            FailState.class,
            "{'Type':'Fail','ErrorPath':'States.ArrayGetItem($.names, 1)',"
                + "'CausePath':'States.Format($.template, States.JsonToString($))'}");

    assertThat(fail.failure(Asl.of(Asl.json("{'names':['E','E5'],'template':'see {}'}"))))
        .isEqualTo(
            StateError.failed("E5", "see {\"names\":[\"E\",\"E5\"],\"template\":\"see {}\"}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "States.Format($.x)",
        "States.JsonToString($.x)",
        "States.ArrayGetItem($.x, 0)",
        "States.Base64Encode($.x)",
        "States.Base64Decode($.x)",
        "States.Hash($.x, $.y)",
        "States.UUID()"
      })
  void these_functions_are_allowed(String call) {
    assertThat(Asl.refusalOf("{'Type':'Fail','CausePath':'" + call + "'}")).isEqualTo("accepted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"States.MathAdd(1, 2)", "States.StringSplit($.x, $.y)", "States.Nope()"})
  void no_other_function_is(String call) {
    assertThat(Asl.refusalOf("{'Type':'Fail','ErrorPath':'" + call + "'}"))
        .isEqualTo(
            "SCHEMA_VALIDATION_FAILED: Value must be a valid JSONPath. at /States/S/ErrorPath");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'Error':'error-value'} | The JSONPath '$.ErrorX' specified for the field 'ErrorPath'"
            + " could not be found in the input '{\"Error\":\"error-value\"}'",
        "{'ErrorX':5} | The value for the field 'ErrorPath' must be a string,"
            + " but '$.ErrorX' is 5",
      })
  void a_path_must_lead_to_a_text(String input, String detail) {
    FailState fail = Asl.state(FailState.class, "{'Type':'Fail','ErrorPath':'$.ErrorX'}");

    assertThat(Asl.failure(() -> fail.failure(Asl.of(Asl.json(input)))))
        .isEqualTo("States.Runtime: " + detail);
  }

  @Test
  void plain_and_path_exclude_each_other() {
    assertThat(
            Asl.refusalOf(
                "{'Type':'Fail','Error':'E','ErrorPath':'$.e','Cause':'c','CausePath':'x'}"))
        .isEqualTo(
            "SCHEMA_VALIDATION_FAILED: There should only be one of the following fields:"
                + " [Error, ErrorPath] at /States/S,"
                + " SCHEMA_VALIDATION_FAILED: There should only be one of the following fields:"
                + " [Cause, CausePath] at /States/S,"
                + " SCHEMA_VALIDATION_FAILED: Value must be a valid JSONPath."
                + " at /States/S/CausePath");
  }
}
