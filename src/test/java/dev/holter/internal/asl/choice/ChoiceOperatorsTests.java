package dev.holter.internal.asl.choice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.Asl;
import dev.holter.internal.asl.Choices;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChoiceOperatorsTests {

  private static final List<String> ORDER =
      List.of("LessThan", "Equals", "GreaterThan", "LessThanEquals", "GreaterThanEquals");

  @Test
  void there_are_39_of_them() {
    assertThat(ChoiceOperators.names()).hasSize(39).contains("StringMatches", "IsTimestamp");
    assertThat(ChoiceOperators.names()).filteredOn(name -> name.endsWith("Path")).hasSize(16);
  }

  // Smaller, equal and larger values of each type that has an order.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "String | 'a' | 'b'",
        "String | '' | 'a'",
        "String | 'B' | 'a'",
        "String | 'a' | 'a '",
        "Numeric | 1 | 1.1",
        "Numeric | -2 | 0",
        "Numeric | 9007199254740993 | 9007199254740994",
        "Timestamp | '2024-01-01T00:00:00Z' | '2024-01-01T00:00:01Z'",
        "Timestamp | '2024-01-01T00:00:00.000000001Z' | '2024-01-01T00:00:00.000000002Z'",
        "Timestamp | '2024-01-01T01:00:00+02:00' | '2024-01-01T00:00:00Z'",
      })
  void compare_by_order(String type, String smaller, String larger) {
    assertThat(ORDER.stream().map(name -> holds(type + name, smaller, larger)))
        .as("smaller than")
        .containsExactly(true, false, false, true, false);
    assertThat(ORDER.stream().map(name -> holds(type + name, smaller, smaller)))
        .as("equal")
        .containsExactly(false, true, false, true, true);
    assertThat(ORDER.stream().map(name -> holds(type + name, larger, smaller)))
        .as("larger than")
        .containsExactly(false, false, true, false, true);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "NumericEquals | 1 | 1.0 | true",
        "NumericEquals | 1e2 | 100 | true",
        "BooleanEquals | true | true | true",
        "BooleanEquals | false | true | false",
        "BooleanEquals | false | false | true",
        "StringEquals | 'A' | 'a' | false",
        "TimestampEquals | '2024-01-01T01:00:00+01:00' | '2024-01-01T00:00:00Z' | true",
        "TimestampEquals | '2024-01-01T00:00:00.000Z' | '2024-01-01T00:00:00Z' | true",
      })
  void compare_by_value(String operator, String value, String operand, boolean holds) {
    assertThat(holds(operator, value, operand)).isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "StringEquals | 1 | '1'",
        "StringLessThanEquals | null | ''",
        "StringMatches | 1 | '*'",
        "NumericEquals | '1' | 1",
        "NumericGreaterThanEquals | null | 0",
        "NumericLessThanEquals | false | 0",
        "BooleanEquals | 'true' | true",
        "BooleanEquals | 1 | true",
        "TimestampLessThanEquals | '2012-10-09T19:00:55' | '2024-01-01T00:00:00Z'",
        "TimestampGreaterThanEquals | 1 | '2024-01-01T00:00:00Z'",
        "TimestampEquals | {} | '2024-01-01T00:00:00Z'",
      })
  void a_value_of_another_type_is_no_error_and_false(
      String operator, String value, String operand) {
    assertThat(holds(operator, value, operand)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "StringEqualsPath | 'a' | 1",
        "NumericLessThanEqualsPath | 1 | {'value':1}",
        "BooleanEqualsPath | true | 'true'",
        "TimestampLessThanPath | '2024-01-01T00:00:00Z' | 'tomorrow'",
      })
  void an_operand_of_another_type_is_no_error_and_false(
      String operator, String value, String operand) {
    JsonNode input = Asl.json("{'value':" + value + ",'operand':" + operand + "}");

    assertThat(Choices.holds("'" + operator + "':'$.operand'", input)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"IsNull", "IsNumeric", "IsString", "IsBoolean", "IsTimestamp"})
  void a_value_is_of_a_type_or_not(String operator) {
    List<String> values =
        List.of(
            "null",
            "1.5",
            "'text'",
            "false",
            "'2024-01-01T00:00:00.1Z'",
            "'2023-02-24'",
            "[]",
            "{}");
    List<Boolean> expected =
        switch (operator) {
          case "IsNull" -> List.of(true, false, false, false, false, false, false, false);
          case "IsNumeric" -> List.of(false, true, false, false, false, false, false, false);
          case "IsString" -> List.of(false, false, true, false, true, true, false, false);
          case "IsBoolean" -> List.of(false, false, false, true, false, false, false, false);
          default -> List.of(false, false, false, false, true, false, false, false);
        };

    assertThat(values.stream().map(value -> holds(operator, value, "true")))
        .containsExactlyElementsOf(expected);
    assertThat(values.stream().map(value -> !holds(operator, value, "false")))
        .containsExactlyElementsOf(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"{'value':null} | true", "{'value':{}} | true", "{} | false", "[] | false"})
  void a_value_is_present_or_not(String input, boolean present) {
    assertThat(Choices.holds("'IsPresent':true", Asl.json(input))).isEqualTo(present);
    assertThat(Choices.holds("'IsPresent':false", Asl.json(input))).isEqualTo(!present);
  }

  @ParameterizedTest
  @ValueSource(strings = {"IsNull", "IsNumeric", "IsString", "IsBoolean", "IsTimestamp"})
  void what_is_missing_is_of_no_type(String operator) {
    assertThat(
            Asl.failure(() -> Choices.holds("'" + operator + "':false", Asl.json("{'other':1}"))))
        .isEqualTo(
            "States.Runtime: Invalid path '$.value':"
                + " The choice state's condition path references an invalid value.");
  }

  /** Compares with the operand itself and with a path to it, which has to come to the same. */
  private static boolean holds(String operator, String value, String operand) {
    JsonNode input = Asl.json("{'value':" + value + ",'operand':" + operand + "}");
    boolean holds = Choices.holds("'" + operator + "':" + operand, input);
    if (ChoiceOperators.names().contains(operator + "Path")) {
      assertThat(Choices.holds("'" + operator + "Path':'$.operand'", input)).isEqualTo(holds);
    }
    return holds;
  }
}
