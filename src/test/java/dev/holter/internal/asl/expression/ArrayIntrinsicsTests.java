package dev.holter.internal.asl.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.internal.asl.Asl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArrayIntrinsicsTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[1,2,3] | 1 | [[1],[2],[3]]",
        "[1,2,3] | 2 | [[1,2],[3]]",
        "[1,2,3] | 3 | [[1,2,3]]",
        "[1,2,3] | 2147483647 | [[1,2,3]]",
        "[1,2,3] | 2.9 | [[1,2],[3]]",
        "[] | 2 | []",
      })
  void an_array_is_cut_into_chunks(String array, String size, String chunks) {
    assertThat(Asl.value("States.ArrayPartition($, " + size + ")", array)).isEqualTo(chunks);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[1,2,3] | 2 | true",
        "[1,2,3] | 4 | false",
        "[] | null | false",
        "[1,null] | null | true",
        "[0,1] | false | false",
        "[[0,1],[2]] | States.Array(2) | true",
        "[{'a':1}] | States.StringToJson('{\"a\":1}') | true",
        "[{'a':1,'b':2}] | States.StringToJson('{\"b\":2,\"a\":1}') | false",
        "['true'] | true | true",
        "['12'] | 12 | true",
      })
  void an_element_is_found_by_its_text(String array, String element, String found) {
    assertThat(Asl.value("States.ArrayContains($, " + element + ")", array)).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "0, 9, 3 | [0,3,6,9]",
        "0, 10, 3 | [0,3,6,9]",
        "1, 9, 9 | [1]",
        "-2, 2, 2 | [-2,0,2]",
        "3, 3, 1 | [3]",
        "3, 3, -1 | [3]",
        "5, 1, -2 | [5,3,1]",
        "5, 1, 1 | []",
        "1, 5, -1 | []",
        "1.6, 5.6, 2.2 | [1,3,5]",
        "5.4, -0.6, -2.4 | [5,3,1]",
        "-2147483648, 2147483647, 2147483647 | [-2147483648,-1,2147483646]",
      })
  void a_range_includes_its_end(String bounds, String range) {
    assertThat(Asl.value("States.ArrayRange(" + bounds + ")", "{}")).isEqualTo(range);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1, 1000, 1", "1000, 1, -1"})
  void a_range_may_have_1000_elements(String bounds) {
    assertThat(Asl.value("States.ArrayLength(States.ArrayRange(" + bounds + "))", "{}"))
        .isEqualTo("1000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "['a','b'] | 1 | 'b'",
        "['a','b'] | 1.9 | 'b'",
        "[null] | 0 | null",
        "[] | 7 | null",
      })
  void an_item_is_read_by_its_index(String array, String index, String item) {
    assertThat(Asl.value("States.ArrayGetItem($, " + index + ")", array))
        .isEqualTo(Asl.quoted(item));
  }

  @Test
  void the_length_counts_duplicates() {
    assertThat(Asl.value("States.ArrayLength($)", "[null,null,1,1.0,[],{}]")).isEqualTo("6");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[] | []",
        "[1,2,3,3,3,4] | [1,2,3,4]",
        "['a','b','a','c','b'] | ['a','b','c']",
        "[null,null,1,null] | [null,1]",
        "[1,'1',1,'01'] | [1,'1','01']",
        "[{'a':1,'b':2},{'b':2,'a':1}] | [{'a':1,'b':2}]",
        "[true,false,true] | [false,true]",
        "[[1,2],[1,2],[2,1]] | [[2,1],[1,2]]",
      })
  void unique_elements_come_in_hash_order(String array, String unique) {
    assertThat(Asl.value("States.ArrayUnique($)", array)).isEqualTo(Asl.quoted(unique));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "States.ArrayPartition('text', 1)",
        "States.ArrayPartition($.array, 0)",
        "States.ArrayPartition($.array, 0.9)",
        "States.ArrayPartition($.array, -1)",
        "States.ArrayPartition($.array, '1')",
        "States.ArrayPartition($.array, null)",
        "States.ArrayPartition($.array, 2147483648)",
        "States.ArrayContains('text', 't')",
        "States.ArrayRange(1, 10, 0)",
        "States.ArrayRange(1, 10, 0.9)",
        "States.ArrayRange('1', 10, 1)",
        "States.ArrayRange(1, null, 1)",
        "States.ArrayRange(1, 1001, 1)",
        "States.ArrayRange(1001, 1, -1)",
        "States.ArrayRange(-2147483648, 2147483647, 1)",
        "States.ArrayRange(1, 1e309, 1)",
        "States.ArrayGetItem('text', 0)",
        "States.ArrayGetItem($.array, 2)",
        "States.ArrayGetItem($.array, -1)",
        "States.ArrayGetItem($.array, '0')",
        "States.ArrayGetItem(States.Array(), -1)",
        "States.ArrayLength($)",
        "States.ArrayUnique('text')",
      })
  void other_arguments_are_invalid(String call) {
    String function = call.substring(0, call.indexOf('('));

    assertThat(Asl.problem(call, "{'array':[1,2]}"))
        .isEqualTo(IntrinsicCallTests.invalidArguments(call, function));
  }
}
