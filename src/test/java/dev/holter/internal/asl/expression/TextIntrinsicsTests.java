package dev.holter.internal.asl.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.internal.asl.Asl;
import dev.holter.internal.asl.reading.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextIntrinsicsTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'plain' | plain",
        "'-  {}  -', 'x' | -  x  -",
        "'{}{}', 1, 2 | 12",
        "'{} {} {} {}', 'x', 2.50, true, null | x 2.5 true null",
        "'{}', $ | {name=Ada, list=[1, null, {a=b}], template=Hi {}}",
        "'{}', States.JsonToString($.list) | [1,null,{\"a\":\"b\"}]",
        "'{}', '{}' | {}",
        "'\\{{}\\}', 'x' | {x}",
        "'\\'{}\\' \\\\', 'x' | 'x' \\",
        "$.template, $.name | Hi Ada",
        "123 | 123",
      })
  void each_pair_of_braces_becomes_an_argument(String arguments, String text) {
    String input = "{'name':'Ada','list':[1,null,{'a':'b'}],'template':'Hi {}'}";

    assertThat(Json.parse(Asl.value("States.Format(" + arguments + ")", input)).asText())
        .isEqualTo(text);
  }

  @Test
  void a_template_of_the_input_may_escape_braces() {
    assertThat(Asl.value("States.Format($)", "'\\\\{a\\\\} \\\\n'")).isEqualTo("\"{a} \\\\n\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "States.Format('Hello {', 1) | Invalid template in States.Format:"
            + " matching '}' not found for '{'.",
        "States.Format('Hello {{}}', 1) | Invalid template in States.Format:"
            + " matching '}' not found for '{'.",
        "States.Format('}') | Invalid template in States.Format:"
            + " matching '{' not found for '}'.",
        "States.Format('{} {}', 1) | Invalid arguments in States.Format:"
            + " number of arguments do not match the occurrences of {}.",
        "States.Format('{}', 1, 2) | Invalid arguments in States.Format:"
            + " number of arguments do not match the occurrences of {}.",
        "States.Format(123, 1) | Invalid arguments in States.Format:"
            + " number of arguments do not match the occurrences of {}.",
      })
  void a_template_that_does_not_fit_fails(String call, String problem) {
    assertThat(Asl.problem(call, "{}"))
        .isEqualTo(
            "States.Runtime: There was an error while evaluating the intrinsic function: "
                + call
                + ". "
                + problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'a,b,c', ',' | ['a','b','c']",
        "'1+2,3.4', '.+,' | ['1','2','3','4']",
        "',a,,b,', ',' | ['a','b']",
        "'', ',' | []",
        "'abc', '' | ['abc']",
        "'a.b+c', '+.' | ['a','b','c']",
      })
  void each_character_separates(String arguments, String parts) {
    assertThat(Asl.value("States.StringSplit(" + arguments + ")", "{}"))
        .isEqualTo(Asl.quoted(parts));
  }

  @Test
  void a_line_break_separates_too() {
    assertThat(Asl.value("States.StringSplit('Hello\nWorld', '\n')", "{}"))
        .isEqualTo("[\"Hello\",\"World\"]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "States.StringSplit(123, ',')",
        "States.StringSplit('a,b', 1)",
        "States.StringSplit(null, ',')",
        "States.StringSplit('a,b', States.Array(','))",
      })
  void only_a_text_is_split(String call) {
    assertThat(Asl.problem(call, "{}"))
        .isEqualTo(IntrinsicCallTests.invalidArguments(call, "States.StringSplit"));
  }

  @Test
  void each_call_makes_a_new_uuid_and_minds_no_argument() {
    assertThat(Asl.value("States.Array(States.UUID(), States.UUID('x', 1))", "{}"))
        .isEqualTo(
            "[\"00000000-0000-4000-8000-000000000000\",\"00000000-0000-4000-8000-000000000001\"]");
  }
}
