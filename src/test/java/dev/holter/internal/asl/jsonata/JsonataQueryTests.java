package dev.holter.internal.asl.jsonata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonataQueryTests {
  private static final JsonNode INPUT =
      Evaluations.json(
          """
          {"none": null, "one": [5], "list": [1, 2, 3], "object": {"b": [true, null], "a": "x"},
            "large": 9007199254740993, "fraction": 0.1, "quote": "\\""}
          """);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "null | null",
        "$in.none | null",
        "$in.missing | undefined",
        "$nobody | undefined",
        "$ | undefined",
        "foo | undefined",
        "[] | []",
        "[1] | [1]",
        "[1, 'two', 3] | [1,\"two\",3]",
        "$in.one | [5]",
        "$in.list[0] | 1",
        "$in.list[$ > 1] | [2,3]",
        "$in.list[$ > 2] | 3",
        "$in.list[$ > 3] | undefined",
        "$in.list.{'a':$} | [{\"a\":1},{\"a\":2},{\"a\":3}]",
        "$in.object | {\"b\":[true,null],\"a\":\"x\"}",
        "$in.object = {'a':'x','b':[true,null]} | true",
        "0.1 + 0.2 | 0.30000000000000004",
        "10000000000 * 10 | 100000000000",
        "5.0 | 5",
        "7 / 2 | 3.5",
        "1 / 0 | \"Infinity\"",
        "-1 / 0 | \"-Infinity\"",
        "1e308 * 10 | \"Infinity\"",
        "0 / 0 | \"NaN\"",
        "5 % 0 | \"NaN\"",
        "$in.missing / 0 | undefined",
        "0 / $in.missing | undefined",
        "1e20 | 100000000000000000000",
        "1e21 | 1.0E+21",
        "$in.large | 9007199254740993",
        "$in.fraction | 0.1",
        "$string($in.list) | \"[1,2,3]\"",
        "$type($in.none) | \"null\"",
        "$sum($in.list) + $in.large * 0 | 6",
        "$merge([{'a':1},{'b':2}]) | {\"a\":1,\"b\":2}",
        "($x := 2; $x * 3) | 6",
        "/* why */ 1 | 1",
        "$contains('abc', /b/) | true",
        "$map([1,2], function($i) { $i * 2 }) | [2,4]",
        "$sum | \"\"",
        "'\"' = $in.quote | true",
        "'€𝄞' | \"€𝄞\"",
        "'\\/\\\\\\u00e9' | \"/\\\\é\"",
        "1e-400 | 0",
      })
  void comes_to_what_jsonata_says(String expression, String value) {
    assertThat(evaluate(expression)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "$partition([1,2,3,4], 3) | [[1,2,3],[4]]",
        "$range(0, 9, 3) | [0,3,6,9]",
        "$range(1, 9, 9) | 1",
        "$hash('input data', 'SHA-1') | \"aaff4a450a104cd177d28d18d74485e8cae074b7\"",
        "$uuid() | \"00000000-0000-4000-8000-000000000000\"",
        "$random() | 0.25",
        "$random(7) = $random(7) | true",
        "$random(7) = $random(8) | false",
        "$parse('{\"a\":[1,null]}') | {\"a\":[1,null]}",
        "$parse('{\"a\":[1,null]}').a[0] | 1",
        "$now() | \"2025-03-01T10:20:30.456Z\"",
        "$now('[Y0001]-[M01]-[D01]') | \"2025-03-01\"",
        "$millis() | 1740824430456",
        "$fromMillis($millis()) | \"2025-03-01T10:20:30.456Z\"",
        "$fromMillis($toMillis('Saturday', '[FNn]')) | \"2025-03-01T10:20:30.456Z\"",
        "$fromMillis($toMillis('13:45', '[H01]:[m01]')) | \"2025-03-01T13:45:00.000Z\"",
        "$fromMillis($toMillis('3:45 pm', '[h]:[m01] [P]')) | \"2025-03-01T15:45:00.000Z\"",
        "$fromMillis($toMillis('12', '[s]')) | \"2025-03-01T10:20:12.000Z\"",
        "$fromMillis($toMillis('07-04', '[M01]-[D01]')) | \"2025-07-04T00:00:00.000Z\"",
        "$fromMillis($toMillis('04', '[D01]')) | \"2025-03-04T00:00:00.000Z\"",
        "$fromMillis($toMillis('040', '[d001]')) | \"2025-02-09T10:20:30.456Z\"",
        "$fromMillis($toMillis('2025-01-01T10:00:00')) | \"2025-01-01T10:00:00.000Z\"",
        "$fromMillis($toMillis('2025-02')) | \"2025-02-01T00:00:00.000Z\"",
      })
  void has_the_functions_of_the_service_and_virtual_time(String expression, String value) {
    assertThat(evaluate(expression)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'a' + 1 | T2001: The left side of the \"+\" operator must evaluate to a number",
        "$foo(1) | T1006: Attempted to invoke a non-function",
        "$eval('1') | T1006: Attempted to invoke a non-function",
        "1 / 0 + 1 | D1001: Number out of range: \"Infinity\"",
        "$string(1 / 0) | D1001: Number out of range: \"Infinity\"",
        "$number('x') | D3030: Unable to cast value to a number: \"x\"",
        "$toMillis('x') | D3110: The argument of the toMillis function must be an ISO 8601 formatted timestamp. Given \"x\"",
        "$error('boom') | D3137: boom",
        "$range(1, 2) | T0410: Argument 3 of function \"range\" does not match function signature",
        "$power(-8, 1/3) | D3061: The power function has resulted in a value that cannot be represented as a JSON number: base=-8, exponent=0.3333333333333333",
        "$sqrt(-1e-9) | D3060: The sqrt function cannot be applied to a negative number: -1e-9",
        "$hash('a', 'MD6') | Invalid arguments in $hash",
        "$partition([1], 0) | Invalid arguments in $partition",
      })
  void says_why_it_fails(String expression, String problem) {
    assertThat(evaluate(expression)).isEqualTo(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "( | S0203: Expected \")\" before end of expression",
        "1) + (2 | S0201: Syntax error: \")\"",
        "'a | S0101: String literal must be terminated by a matching quote",
        "$match('a', /a | S0302: No terminating / in regular expression",
        "1 /* why | S0106: Comment has no closing tag",
        "'a\\x' | S0103: Unsupported escape sequence: \\\"x\"",
        "'it\\'s' | S0103: Unsupported escape sequence: \\\"'\"",
        "'\\u12G4' | S0104: The escape sequence \\u must be followed by 4 hex digits",
        "'a\\u' | S0104: The escape sequence \\u must be followed by 4 hex digits",
        "-1e400 | S0102: Number out of range: \"1e400\"",
      })
  void is_refused_if_it_is_no_expression(String expression, String problem) {
    assertThat(evaluate(expression)).isEqualTo(problem);
  }

  private static String evaluate(String expression) {
    return Evaluations.of(expression, INPUT);
  }
}
