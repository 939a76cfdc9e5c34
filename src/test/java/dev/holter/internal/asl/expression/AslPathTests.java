package dev.holter.internal.asl.expression;

import static dev.holter.Caught.catchThrowableOfType;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holter.internal.asl.Asl;
import dev.holter.internal.asl.jsonpath.InvalidPathException;
import dev.holter.internal.asl.jsonpath.PathNotFoundException;
import dev.holter.internal.asl.reading.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AslPathTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "$ | [1] | [1]",
        "$.a | {'a':null} | null",
        "$.a | {'a':12345678901234567890.50} | 12345678901234567890.50",
        "$['größe'] | {'größe':'ü'} | 'ü'",
        "$.a[1] | {'a':[1,2]} | 2",
        "$.a[-1:] | {'a':[1,2]} | [2]",
        "$.a[(@.length-1)] | {'a':[1,2]} | 2",
        "$[?(@.c==es)].t | [{'c':'es','t':1},{'c':'en','t':2}] | [1]",
        "$[?(@.a==/x/y)] | [{'a':'/x/y'}] | [{'a':'/x/y'}]",
        "$.a[0] | {'a':[null]} | null",
        "$..b | {'a':{'b':1}} | [1]",
        "$['a','b'] | {'a':1,'b':2,'c':3} | {'a':1,'b':2}",
        "$$ | {} | {'Execution':{'Name':'run-1'},'State':{'Name':'S'}}",
        "$$.State.Name | {} | 'S'",
        "$.users[?(@.status == 0)] | {'users':[{'y':1997,'status':0},{'y':1998,'status':1}]}"
            + " | [{'y':1997,'status':0}]",
        // In a quoted name a backslash before a double quote is one (recorded).
        "$['a\\\"b'] | {'a\\\\\\\"b':1} | 1",
        // Nothing selected by a slice, wildcard or filter is an empty list.
        "$.item.items[1:5].itemValue | {} | []",
        "$.items[1:] | {} | []",
        "$.items[:1].itemValue | {} | []",
        "$.items[*] | {} | []",
        "$[*] | {} | []",
      })
  void a_path_selects_values(String path, String input, String value) {
    assertThat(Json.write(AslPath.compile(path).read(Asl.json(input), Asl.context())))
        .isEqualTo(Asl.quoted(value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "$.X | {} | No results for path: $['X']",
        "$.a.b | {} | Missing property in path $['a']",
        "$.a.b | {'a':1} | Property ['b'] not found in path $['a']",
        "$.a[-1] | {'a':[1,2]} | Index out of bounds when evaluating path $['a'][-1]",
        "$.a.length() | {'a':[1,2]} | Property ['length()'] not found in path $['a']",
        "$.a[2] | {'a':[1,2]} | Index out of bounds when evaluating path $['a'][2]",
        "$$.Task.Token | {} | Missing property in path $['Task']",
      })
  void a_path_to_one_value_needs_it(String path, String input, String problem) {
    AslPath compiled = AslPath.compile(path);

    PathNotFoundException missing =
        catchThrowableOfType(
            PathNotFoundException.class, () -> compiled.find(Asl.json(input), Asl.context()));

    assertThat(missing).hasMessage(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "$[?(@.a)] | 5 | Filter: [?] can not be applied to primitives. Current context is: 5",
        "$.a[0] | {'a':1}" + " | Filter: [0] can only be applied to arrays. Current context is: 1",
      })
  void a_path_must_fit_the_value(String path, String input, String problem) {
    AslPath compiled = AslPath.compile(path);

    assertThat(Asl.failure(() -> compiled.read(Asl.json(input), Asl.context())))
        .isEqualTo("States.Runtime: Invalid path '%s' : %s", path, problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "$.", "$.a b", "$$$", "States.UUID()"})
  void anything_else_is_no_path(String text) {
    assertThatThrownBy(() -> AslPath.compile(text)).isInstanceOf(InvalidPathException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$v.text | \"t\"",
        "$v.list[1] | 2",
        "$v | {\"list\":[1,2],\"text\":\"t\"}",
      })
  void a_dollar_before_a_name_reads_a_variable(String path, String value) {
    assertThat(Json.write(AslPath.compile(path).read(Asl.json("null"), Asl.context())))
        .isEqualTo(value);
  }

  @Test
  void a_variable_that_nothing_has_set_ends_the_state() {
    assertThat(Asl.failure(() -> AslPath.compile("$w.x").read(Asl.json("{}"), Asl.context())))
        .isEqualTo("States.Runtime: Invalid path '$w.x' : No value for variable: w");
  }
}
