package dev.holter.internal.asl.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.internal.asl.Asl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntrinsicCallTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "States.Format('{}', $.nope) | $.nope",
        "States.Format('{}',$.nope) | $.nope",
        "States.Format($.nope, 1) | $.nope",
        "States.Array($.a, $.b.c) | $.b.c",
        "States.Array(States.Array($.nope)) | $.nope",
        "States.Array($.list[5]) | $.list[5]",
        "States.Array($$.Nope.Deep) | $.Nope.Deep",
        "States.UUID($.nope) | $.nope",
      })
  void an_argument_that_is_missing_is_told_with_the_whole_call(String call, String path) {
    assertThat(Asl.problem(call, "{'a':1,'list':[1]}"))
        .isEqualTo(
            "States.Runtime: The function '"
                + call
                + "' had the following error: The JsonPath argument for the field '"
                + path
                + "' could not be found in the input '{\"a\":1,\"list\":[1]}'");
  }

  @Test
  void an_index_into_something_else_is_told_as_the_library_does() {
    assertThat(Asl.problem("States.Array($.a[0])", "{'a':1}"))
        .isEqualTo(
            "States.Runtime: The function 'States.Array($.a[0])' had the following error:"
                + " Filter: [0] can only be applied to arrays. Current context is: 1");
  }

  @Test
  void a_wildcard_that_leads_nowhere_is_an_empty_list() {
    assertThat(Asl.value("States.ArrayLength($.list[*].nope)", "{'list':[1,2]}")).isEqualTo("0");
  }

  @Test
  void an_inner_call_that_fails_is_told_with_the_whole_call() {
    assertThat(
            Asl.problem("States.Array(1, States.ArrayLength(States.JsonToString($.a)))", "{'a':1}"))
        .isEqualTo(
            "States.Runtime: There was an error while evaluating the intrinsic function:"
                + " States.Array(1, States.ArrayLength(States.JsonToString($.a)))."
                + " Invalid arguments in States.ArrayLength");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "States.ArrayPartition(null)",
        "States.ArrayContains($)",
        "States.ArrayRange(1, 2)",
        "States.ArrayGetItem($, 0, 0)",
        "States.ArrayLength()",
        "States.ArrayUnique($, $)",
        "States.Base64Encode()",
        "States.Base64Decode('', '')",
        "States.Hash('')",
        "States.JsonMerge($, $)",
        "States.StringToJson()",
        "States.JsonToString($, $)",
        "States.MathRandom(1)",
        "States.MathRandom(1, 2, 3, 4)",
        "States.MathAdd(1)",
        "States.StringSplit('', '', '')",
        "States.Format()",
      })
  void a_wrong_number_of_arguments_is_noticed_when_it_is_called(String call) {
    String function = call.substring(0, call.indexOf('('));

    assertThat(Asl.problem(call, "{}")).isEqualTo(invalidArguments(call, function));
  }

  static String invalidArguments(String call, String function) {
    return "States.Runtime: There was an error while evaluating the intrinsic function: "
        + call
        + ". Invalid arguments in "
        + function;
  }
}
