package dev.holter.internal.asl.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.Asl;
import dev.holter.internal.asl.reading.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferencePathTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "$ | {'a':1} | 9",
        "$.b | {'a':1} | {'a':1,'b':9}",
        "$.a | {'a':1,'b':2} | {'a':9,'b':2}",
        "$.a.b.c | {} | {'a':{'b':{'c':9}}}",
        "$.a.b | {'a':{'x':1}} | {'a':{'x':1,'b':9}}",
        "$['a b']['c.d'] | {} | {'a b':{'c.d':9}}",
        "$[\"a\"].größe-1 | {} | {'a':{'größe-1':9}}",
        "$.a[1] | {'a':[1,2,3]} | {'a':[1,9,3]}",
        "$[0].b | [{'a':1}] | [{'a':1,'b':9}]",
      })
  void a_value_is_put_where_the_path_says(String path, String input, String output) {
    JsonNode tree = Asl.json(input);

    String changed = Json.write(ReferencePath.parse(path).put(tree, Asl.json("9")));

    assertThat(changed).isEqualTo(Asl.quoted(output));
    assertThat(Json.write(tree)).as("the input itself").isEqualTo(Asl.quoted(input));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "$.a.b | {'a':1}",
        "$.a.b | {'a':null}",
        "$.a | 'text'",
        "$.a | null",
        "$.a | [1]",
        "$.a[1] | {'a':[1]}",
        "$.a[0] | {}",
      })
  void an_input_without_that_place_fails(String path, String input) {
    assertThat(Asl.failure(() -> ReferencePath.parse(path).put(Asl.json(input), Asl.json("9"))))
        .isEqualTo(
            "States.ResultPathMatchFailure: Unable to apply ReferencePath %s to input %s",
            path, Asl.quoted(input));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a | Reference path didn't start with '$'",
        "`` | Reference path didn't start with '$'",
        "$$.a | Reference path can not contain '$.a'",
        "$.a[*] | Reference path can not contain '[*]'",
        "$.* | Reference path can not contain '.*'",
        "$..a | Reference path can not contain '..a'",
        "$.a[?(@.b)] | Reference path can not contain '[?(@.b)]'",
        "$.a[1:2] | Reference path can not contain '[1:2]'",
        "$.a. | Reference path can not contain '.'",
      })
  void a_path_to_several_places_is_none(String path, String problem) {
    assertThatThrownBy(() -> ReferencePath.parse(path))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(problem);
  }
}
