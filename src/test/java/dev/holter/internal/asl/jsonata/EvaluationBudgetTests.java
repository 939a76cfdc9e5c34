package dev.holter.internal.asl.jsonata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever an expression asks for, its end is near. */
class EvaluationBudgetTests {
  private static final JsonNode INPUT = Evaluations.json("{\"s\":\"" + "a".repeat(45) + "\"}");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "($f := function() { $f() }; $f())",
        "$split($in.s, /(a*)*(b|c)\\1x/)",
        "$in.s ~> /(a*)*(b|c)\\1x/",
        "$contains($in.s, /(){2000000000}x/)",
        "$contains($in.s, /((){60000}){60000}x/)",
        "$contains($in.s, /^{2000000000}x/)",
        "$replace($in.s, /(a*)*(b|c)\\1x/, 'b')",
        "$filter([$in.s], /(a*)*(b|c)\\1x/)",
        "($r := /(a*)*(b|c)\\1x/; $contains($in.s, $r))",
        "[1..1e5].[1..1e5]",
        "($r := [1..800000]; $r[$r])",
        "($r := [1..100000].{'a':1}; $r.$r)",
        "$reduce([1..100000], $append)",
        "$map([1..1000], function($i) { $string([1..100000]) })",
        "($a := [1..50000].{'a':$}; $b := [1..50000].{'a':$};"
            + " $map([1..100000], function($i) { $a = $b }))",
        "($s := $pad('a', 4000000); $map([1..100000], function($i) { $uppercase($s) }))",
        "($s := $pad('a', 4000000); $t := $pad('a', 4000000);"
            + " $map([1..100000], function($i) { $s < $t }))",
        "($f := function($x)<n?n?n?n?n?n?n?n?n?n?n?n?n?n?n?n?n?n?n?n?x:n>{1}; $f(1,1,1,1,1,'a','a'))",
        "($x := [1..100000].{'a':1}; $x ~> |$|{'b':$x}|)",
      })
  void takes_no_more_than_so_many_steps_and_what_they_cost(String expression) {
    assertThat(Evaluations.of(expression, INPUT)).isEqualTo(JsonataErrors.TIMEOUT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[1..873783] ~> $count()",
        "$sum([1..900000])",
        "[1..1e7][[1..1e7]]",
        "[1..10000000][$ = 0]",
        "$pad('a', 1e9)",
        "$pad('a', -1e9)",
        "$fromMillis(0, '[Y1,1000000000]')",
        "$now('[Y1,1000000000]')",
        "$formatNumber(1, $pad('#', 3e6, '#'))",
        "($x := {'a':1}; $reduce([1..30], function($a, $i) { {'a':$a,'b':$a} }, $x))",
        "$reduce([1..30], function($a, $i) { [$a, $a] }, 1)",
        "$reduce([1..30], function($a, $i) { $a & $a }, 'x')",
        "$reduce([1..30], function($a, $i) { $a ~> |$|{'b':$a,'c':$a}| }, {'a':1})",
        "$zip([1..800000], [1..800000], [1..800000])",
      })
  void holds_no_more_than_so_much_memory(String expression) {
    assertThat(Evaluations.of(expression, INPUT)).isEqualTo(JsonataErrors.MEMORY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "($f := function($n) { $n = 0 ? 0 : 1 + $f($n - 1) }; $f(200))",
        "($f := function($x) { $map([$x], $f) }; $f(1))",
        "$reduce([1..2000], function($a, $i) { [[$a]] }, 1)",
        "{'a':1} ~> |$|{'b':$}|",
      })
  void goes_no_deeper_than_so(String expression) {
    assertThat(Evaluations.of(expression, INPUT)).isEqualTo(JsonataErrors.STACK_OVERFLOW);
  }

  @ParameterizedTest
  @CsvSource({"100,100", "101,Stack overflow"})
  void has_so_many_evaluations_inside_one_another(int terms, String start) {
    assertThat(Evaluations.of("1" + "+1".repeat(terms - 1), INPUT)).startsWith(start);
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 10_000, 100_000})
  void has_so_many_parentheses_inside_one_another(int depth) {
    String nested = "(".repeat(depth) + "1" + ")".repeat(depth);
    assertThat(Evaluations.of(nested, INPUT)).isEqualTo(JsonataErrors.STACK_OVERFLOW);
  }

  @ParameterizedTest
  @ValueSource(ints = {5_000, 50_000})
  void has_so_many_terms(int terms) {
    assertThat(Evaluations.of("1" + "+1".repeat(terms), INPUT))
        .isEqualTo(JsonataErrors.STACK_OVERFLOW);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1..873782] ~> $count() | 873782",
        "$sum([1..873782]) | 381747928653",
        "$length($pad('x', 4194304)) | 4194304",
        "($f := function($n) { $n = 0 ? 0 : 1 + $f($n - 1) }; $f(30)) | 30",
        "($f := function($n) { $n = 0 ? 'done' : $f($n - 1) }; $f(5000)) | \"done\"",
        "$sum($map([1..20000], function($i) { $i * 2 })) | 400020000",
        "$count($map([1..1000], function($i) { $in.s & $i })) | 1000",
      })
  void is_enough_for_what_is_usual(String expression, String value) {
    assertThat(Evaluations.of(expression, INPUT)).isEqualTo(value);
  }

  @Test
  void looks_at_large_inputs_often() {
    String items = "{\"id\":\"abcdefgh\",\"n\":12345},".repeat(8_000);
    JsonNode input = Evaluations.json("{\"items\":[" + items + "{\"n\":0}],\"flag\":true}");

    String often = "$count($map([1..500], function($i) { $in.flag and $in.items[0].n > 0 ? $i }))";
    assertThat(Evaluations.of(often, input)).isEqualTo("500");
  }
}
