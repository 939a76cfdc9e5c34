package dev.holter.internal.asl.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonataExpressionTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$states.input.items[value > 3].(name)",
        "$states.input.items^(>price).name",
        "$states.input.items{name: $sum(price)}",
        "$states.input.(a + b).{'c': d}",
        "$v ~> |items|{'total': price * 2}, ['a']|",
        "$states.input.`a b`.* ~> $map(function($x) { $x.name })",
        "$map($v, function($x) { $x.b[c = 1] })",
        "true and false or null in [1]",
      })
  void names_that_read_from_what_is_before_them_are_supported(String expression) {
    assertThat(
            JsonataExpression.compile("{%" + expression + "%}", "Output").unsupportedReferences())
        .isEmpty();
  }
}
