package dev.holter.internal.asl.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.internal.asl.Asl;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.asl.state.TaskState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayloadTemplateTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | {}",
        "'text' | 'text'",
        "[1,{'b.$':'$.a'}] | [1,{'b':{'n':1.0}}]",
        "{'z':1,'b.$':'$.a.n','y':{'c.$':'$'}} | {'z':1,'b':1.0,'y':{'c':{'a':{'n':1.0}}}}",
        "{'run.$':'$$.Execution.Name','all.$':'$$.State'} | {'run':'run-1','all':{'Name':'S'}}",
        "{'list':['$.a',[{'x.$':'$.a.n'}]]} | {'list':['$.a',[{'x':1.0}]]}",
        "{'Comment':'text','comment':'text','plain':'$.a'}"
            + " | {'Comment':'text','comment':'text','plain':'$.a'}",
        "{'.$':'$.a.n'} | {'':1.0}",
        "{'list.$':'States.Array($.a.n, $$.State)'} | {'list':[1.0,{'Name':'S'}]}",
      })
  void expressions_are_replaced_by_their_values(String template, String output) {
    assertThat(evaluate(template)).isEqualTo(Asl.quoted(output));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'x.$':'a'} | x.$",
        "{'x.$':5} | x.$",
        "{'x.$':{'y':'$.a'}} | x.$",
        "{'x':[{'deep.$':''}]} | deep.$",
        "{'x.$':'$.a b'} | x.$",
        "{'x.$':'States.Array(1'} | x.$",
        "{'x.$':'States.format($.a)'} | x.$",
      })
  void a_dynamic_key_without_an_expression_is_refused(String template, String key) {
    assertThat(Asl.refusalOfTask(",'ResultSelector':" + template))
        .isEqualTo(
            "SCHEMA_VALIDATION_FAILED: The value for the field '%s' must be a valid JSONPath or a"
                + " valid intrinsic function call at /States/S/ResultSelector",
            key);
  }

  @Test
  void a_missing_value_is_told_with_the_input() {
    assertThat(Asl.failure(() -> evaluate("{'token.$':'$$.Task.Token'}")))
        .isEqualTo(
            """
            States.Runtime: The JSONPath '$$.Task.Token' specified for the field 'token.$' \
            could not be found in the input '{"a":{"n":1.0}}'\
            """);
  }

  private static String evaluate(String template) {
    TaskState task = Asl.task(",'Parameters':" + template);
    return Json.write(task.taskInput(Asl.of(Asl.json("{'a':{'n':1.0}}"))));
  }
}
