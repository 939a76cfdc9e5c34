package dev.holter.internal.asl.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.internal.asl.Asl;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonIntrinsicsTests {

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"z\":1.50,\"a\":[true,null]}", "[]", "\"text\"", "12", "null", "false"})
  void json_is_read_from_a_text_and_written_to_one(String json) {
    assertThat(Asl.value("States.StringToJson('" + json + "')", "{}")).isEqualTo(json);
    assertThat(Asl.value("States.StringToJson(States.JsonToString($.v))", "{\"v\":" + json + "}"))
        .isEqualTo(json);
  }

  @Test
  void json_is_written_without_spaces() {
    assertThat(Asl.value("States.JsonToString($)", "{ 'a' : [ 1, 'b' ] }"))
        .isEqualTo("\"{\\\"a\\\":[1,\\\"b\\\"]}\"");
    assertThat(Asl.value("States.JsonToString('x')", "{}")).isEqualTo("\"\\\"x\\\"\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"`` | null", "` {\"a\":1} ` | {\"a\":1}"})
  void space_around_json_is_skipped_and_nothing_is_null(String text, String json) {
    assertThat(Asl.value("States.StringToJson('" + text + "')", "{}")).isEqualTo(json);
  }

  static Stream<Arguments> wrongTexts() {
    return Stream.of(
        Arguments.of("1e9999999999", "Numeric value out of range"),
        Arguments.of("1 2", "Trailing token (of type VALUE_NUMBER_INT) found after value"),
        Arguments.of(
            "[".repeat(1001),
            "Nested more than 1000 levels deep, or a number of more than 1000 digits"),
        Arguments.of(
            "{bad json}",
            "Unexpected character ('b' (code 98)): was expecting double-quote to start field name\n"
                + " at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled);"
                + " line: 1, column: 2]"),
        Arguments.of(
            "undefined",
            "Unrecognized token 'undefined': was expecting"
                + " (JSON String, Number, Array, Object or token 'null', 'true' or 'false')\n"
                + " at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled);"
                + " line: 1, column: 10]"));
  }

  @ParameterizedTest
  @MethodSource("wrongTexts")
  void a_text_that_is_no_json_is_told_without_it(String text, String problem) {
    String call = "States.StringToJson('" + text + "')";

    assertThat(Asl.problem(call, "{}"))
        .isEqualTo(
            "States.Runtime: There was an error while evaluating the intrinsic function: "
                + call
                + ". Cannot convert String to Json in States.StringToJson, caused by: "
                + problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'a':{'x':1},'b':{'y':2}} | {'x':1,'y':2}",
        "{'a':{'x':1,'y':2},'b':{'y':3,'z':4}} | {'x':1,'y':3,'z':4}",
        "{'a':{'n':{'l':1}},'b':{'n':{'r':2}}} | {'n':{'r':2}}",
        "{'a':{'n':1},'b':{'n':null}} | {'n':null}",
        "{'a':{},'b':{}} | {}",
      })
  void the_second_object_wins_on_the_first_level(String input, String merged) {
    assertThat(Asl.value("States.JsonMerge($.a, $.b, false)", input)).isEqualTo(Asl.quoted(merged));
  }

  @Test
  void merging_leaves_the_input_alone() {
    assertThat(
            Asl.value(
                "States.Array(States.JsonMerge($.a, $.b, 'false'), $)", "{'a':{},'b':{'c':1}}"))
        .isEqualTo("[{\"c\":1},{\"a\":{},\"b\":{\"c\":1}}]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "States.StringToJson(1)",
        "States.StringToJson($)",
        "States.JsonMerge($, $, true)",
        "States.JsonMerge(null, $, false)",
        "States.JsonMerge($, States.Array(), false)",
      })
  void other_arguments_are_invalid(String call) {
    String function = call.substring(0, call.indexOf('('));

    assertThat(Asl.problem(call, "{}"))
        .isEqualTo(IntrinsicCallTests.invalidArguments(call, function));
  }
}
