package dev.holter.internal.asl.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holter.internal.asl.Asl;
import dev.holter.internal.asl.jsonpath.InvalidPathException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntrinsicParserTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "States.Array() | []",
        "States.Array( ) | []",
        "States.Array( 1 , 2 ) | [1,2]",
        "States.Array(1,\t2) | [1,2]",
        "States.Array(-1, 0, 2.50, 1e2, true, false, null) | [-1,0,2.50,1E+2,true,false,null]",
        "States.Array('', 'a,b', '(c)', 'é') | ['','a,b','(c)','é']",
        "States.Array('it\\'s \\{a\\} \\\\ b') | ['it's {a} \\\\ b']",
        "States.Array('say \"x\"') | ['say \\\"x\\\"']",
        "States.Array($) | [{'a':[{'b':1},{'b':2}],'c,d':{'e),g':'f'}}]",
        "States.Array($.a[0].b, $.a[-1:].b) | [1,[2]]",
        "States.Array($.a[?(@.b == 2)].b, 3) | [[2],3]",
        "States.Array($.a[?(@.b > 1 && (@.b < 3))].b) | [[2]]",
        "States.Array($['c,d']['e),g'], 1) | ['f',1]",
        "States.Array($$.State.Name, $$['Execution'].Name) | ['S','run-1']",
        "States.Array(States.Array(1), States.Array(States.Array())) | [[1],[[]]]",
      })
  void a_call_takes_literals_paths_and_calls(String call, String value) {
    String input = "{'a':[{'b':1},{'b':2}],'c,d':{'e),g':'f'}}";

    assertThat(Asl.value(call, input)).isEqualTo(withQuotes(value));
  }

  /** Single quotes for double ones, except where one stands between letters. */
  private static String withQuotes(String value) {
    return value.replaceAll("(?<![a-z])'|'(?![a-z])", "\"").replace("it\"s", "it's");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "States.UUID(",
        "States.UUID)",
        "States.UUID",
        "States.UUID(,)",
        "States.UUID() trailing",
        "States.UUID($",
        "States.Array(1,)",
        "States.Array(1 2)",
        "States.Array(01)",
        "States.Array(1.)",
        "States.Array(.5)",
        "States.Array(+1)",
        "States.Array(yes)",
        "States.Array([1])",
        "States.Array(\"text\")",
        "States.Array('open)",
        "States.Array('open\\')",
        "States.Array('a\\\"b')",
        "States.Array('a\\nb')",
        "States.Array($.a b)",
        "States.Array($.a[0)",
        "States.Nope()",
        "States.array()",
        "States.",
      })
  void anything_else_is_no_call(String text) {
    assertThatThrownBy(() -> Expression.compile(text)).isInstanceOf(InvalidPathException.class);
  }

  @Test
  void calls_nest_ten_deep_and_no_deeper() {
    assertThat(Asl.value(nested(10), "{}")).isEqualTo("[[[[[[[[[[]]]]]]]]]]");
    assertThatThrownBy(() -> Expression.compile(nested(11)))
        .isInstanceOf(InvalidPathException.class);
  }

  private static String nested(int depth) {
    return "States.Array(".repeat(depth) + ")".repeat(depth);
  }

  @Test
  void a_text_may_be_long() {
    String text = "x\\'".repeat(20_000);

    assertThat(Asl.value("States.Array('" + text + "')", "{}")).hasSize(40_004);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "States.Array('$v') | [\"$v\"]",
        "States.Array($v.text, $.v) | [\"t\",1]",
        "States.Array(States.ArrayLength($v.list)) | [2]",
      })
  void arguments_may_be_variables(String call, String value) {
    assertThat(Asl.value(call, "{'v':1}")).isEqualTo(value);
  }
}
