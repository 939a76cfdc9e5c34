package dev.holter.internal.asl.reading;

import static dev.holter.Caught.catchThrowableOfType;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"b\":1.10,\"a\":12345678901234567890123}",
        "{\"name\":\"größe \\\"x\\\" 日本\",\"none\":null}",
        "[1,-2.50,true,false,\"\",{}]",
        "\"text\"",
        "null",
        "100000000000000000000000000000.000000000000000000001"
      })
  void a_text_survives_reading_and_writing(String text) {
    assertThat(Json.write(Json.parse(text))).isEqualTo(text);
  }

  @Test
  void spaces_go_and_the_last_of_two_equal_keys_stays() {
    assertThat(Json.write(Json.parse("{ \"a\" : 1,\n \"a\" : 2 }"))).isEqualTo("{\"a\":2}");
  }

  @Test
  void a_syntax_error_is_told_with_and_without_its_place() {
    JsonSyntaxError error = error("not a definition");

    assertThat(error.problem())
        .isEqualTo(
            "Unrecognized token 'not': was expecting"
                + " (JSON String, Number, Array, Object or token 'null', 'true' or 'false')");
    assertThat(error.source())
        .isEqualTo("[Source: (String)\"not a definition\"; line: 1, column: 4]");
    assertThat(error).hasMessage(error.problem() + "\n at " + error.source());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e9999999999", "[-1e9999999999]", "{\"a\":1e21474836480}"})
  void an_exponent_that_no_number_has_is_a_syntax_error(String text) {
    assertThat(error(text)).hasMessage("Numeric value out of range");
  }

  @Test
  void what_is_beyond_the_parsers_limits_is_told_without_its_classes() {
    String words = "Nested more than 1000 levels deep, or a number of more than 1000 digits";

    assertThat(error("[".repeat(1001) + "]".repeat(1001)).problem()).isEqualTo(words);
    assertThat(error("9".repeat(1001)).problem()).isEqualTo(words);
    assertThat(Json.parse("[".repeat(1000) + "]".repeat(1000)).size()).isEqualTo(1);
  }

  @Test
  void a_single_quote_is_no_quote() {
    assertThat(error("{'a': 1}").problem())
        .isEqualTo(
            "Unexpected character (''' (code 39)): was expecting double-quote to start field name");
  }

  @Test
  void nothing_is_not_json() {
    JsonSyntaxError error = error("");

    assertThat(error.problem()).isEqualTo("No content to map due to end-of-input");
    assertThat(error.source()).isNull();
  }

  @Test
  void a_second_value_after_the_first_is_refused() {
    assertThat(error("{} 1").problem()).startsWith("Trailing token (of type VALUE_NUMBER_INT)");
  }

  private static JsonSyntaxError error(String text) {
    JsonSyntaxError error = catchThrowableOfType(JsonSyntaxError.class, () -> Json.parse(text));
    assertThat(error).as(text).isNotNull();
    return error;
  }
}
