package dev.holter.internal.asl.jsonata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Unusual arguments come to what the language says, or fail in its words. */
class JsonataFailureTests {
  private static final JsonNode INPUT =
      Evaluations.json(
          """
          {"none": null, "l": [], "list": [1, 2, 3], "big": 1e400, "nested": [[1]]}
          """);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "$in.l[-1] | undefined",
        "$in.l[0] | undefined",
        "$in.list[-1] | 3",
        "$in.list[-4] | undefined",
        "$in.list[ - 2 ] | 2",
        "$in.l[-1.5] | undefined",
        "$in.l[-1e300] | undefined",
        "$in.none[-1] | null",
        "[-1] | [-1]",
        "$average([0.1,0.2,0.3]) | 0.20000000000000004",
        "$string(1e20) | \"100000000000000000000\"",
        "$string(-9.3e18) | \"-9300000000000000000\"",
        "$string(1e21) | \"1e+21\"",
        "$string({'a':[1e20,1.5,null]}) | \"{\\\"a\\\":[100000000000000000000,1.5,null]}\"",
        "$number('0x1F') | 31",
        "$number('0b11') | 3",
        "$number('0o17') | 15",
        "$number('-1.5e2') | -150",
        "$parseInteger('abc', '#0') | \"NaN\"",
        "$parseInteger('1,234', '#,##0') | 1234",
        "$formatInteger(-1234.5, '#,##0') | \"-1,235\"",
        "$formatInteger(1234, 'i') | \"mccxxxiv\"",
        "$encodeUrl('http://x/a b?é=1&c#e') | \"http://x/a%20b?%C3%A9=1&c#e\"",
        "$encodeUrlComponent('a b&c/é😀') | \"a%20b%26c%2F%C3%A9%F0%9F%98%80\"",
        "$decodeUrl('a%20b%26%C3%A9') | \"a b%26é\"",
        "$decodeUrlComponent('a%20b%26%C3%A9') | \"a b&é\"",
        "$split('a1b2c', /[0-9]/, 1.5) | [\"a\",\"b\"]",
        "$substring('😀a', 1) | \"a\"",
        "$substring('hello', -3, 2) | \"ll\"",
        "$substring('hello', 1, 3) | \"ell\"",
        "$substring('x', $in.missing) | \"x\"",
        "$substringAfter('x', $in.missing) | \"x\"",
        "$pad('x', $in.missing) | \"x\"",
        "$pad('abc', -6, '#-') | \"#-#abc\"",
        "$count(null) | 1",
        "$sum([0.1,0.2,0.3]) | 0.6000000000000001",
        "$match('ab', /(a)?(b)?(c)?/).groups | [\"a\",\"b\",null]",
        "$reverse(null) | [null]",
        "$string(null) | \"null\"",
        "$match('a1b2c', /([0-9])/, 1) | {\"match\":\"1\",\"index\":1,\"groups\":[\"1\"]}",
        "$replace('a1b2', /([0-9])/, '<$1$0$$>') | \"a<11$>b<22$>\"",
        "$replace('a.b.c', '.', '-', 1) | \"a-b.c\"",
        "$replace('ab', /b/, function($m) { $uppercase($m.match) }) | \"aB\"",
        "$split('a1b2c', /[0-9]/, 2) | [\"a\",\"b\"]",
        "$split('a,b,c', ',') | [\"a\",\"b\",\"c\"]",
        "$contains('abc', /B/i) | true",
        "('abc' ~> /b/).start | 1",
        "('abcb' ~> /b/).next().start | 3",
        "$filter(['a','b'], /b/) | \"b\"",
        "4/2/1 | 2",
        "(4)/2 | 2",
        "$contains('a/b', '/') and 4/2 = 2 | true",
        "/* c / */ 1 / /* d */ 2 | 0.5",
        "($g := $substring(?, 0, 2); $g('hello')) | \"he\"",
        "($h := $uppercase ~> $lowercase; $h('aB')) | \"ab\"",
        "$map(['a','b'], $uppercase) | [\"A\",\"B\"]",
        "$reduce([[1],[2],[3]], $append) | [1,2,3]",
        "$sort([3,1,2], function($l,$r) { $l < $r }) | [3,2,1]",
        "$shuffle([1,2,3]) = $shuffle([1,2,3]) | true",
        "$shuffle(1) | [1]",
        "$shuffle([]) | []",
        "$shuffle($in.missing) | undefined",
        "$round(2.5) | 2",
        "$round(-2.5) | -2",
        "$round(3.5) | 4",
        "$round(1.005, 2) | 1",
        "$round(1234, -2) | 1200",
        "$round(2.5, 1.5) | \"NaN\"",
        "$round(1, 1e21) | \"NaN\"",
        "$formatBase(255, 16.9) | \"f0\"",
        "$formatBase(1e20, 2) | \"1010110101111000111010111100010110101100011000100000000000000000000\"",
        "$formatBase(1e20) | \"100000000000000000000\"",
        "$formatBase(-255, 16) | \"-ff\"",
        "$map([1,2], $power) | [1,2]",
        "$map([1.25,1.35], $round) | [1,1.4]",
        "$map(['a'], $string) | \"a\"",
        "$distinct([1,1]) | [1]",
        "$distinct($in.list[$ < 2]) | 1",
        "$assert(true, 'no') | undefined",
        "$base64encode('é€') | \"6aw=\"",
        "$base64decode('6aw=') | \"é¬\"",
        "$base64decode('YW Jj-_') | \"abcû\"",
        "$base64decode('abcde') | \"i·\\u001D\"",
      })
  void comes_to_what_jsonata_says(String expression, String value) {
    assertThat(Evaluations.of(expression, INPUT)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "$uppercase(null) | T0410: Argument 1 of function \"uppercase\" does not match function signature",
        "$in.l ~> $map(1) | T0410: Argument 2 of function \"map\" does not match function signature",
        "$split('x', $in.no) | T0410: Argument 2 of function \"split\" does not match function signature",
        "$replace('x', $in.no, 'y') | T0410: Argument 2 of function \"replace\" does not match function signature",
        "$power(2, $in.no) | D3061: The power function has resulted in a value that cannot be represented as a JSON number: base=2, exponent=undefined",
        "$power(2, 1e308) | D3061: The power function has resulted in a value that cannot be represented as a JSON number: base=2, exponent=1e+308",
        "$formatBase(1, 1e21) | D3100: The radix of the formatBase function must be between 2 and 36.  It was given 1e+21",
        "$formatNumber(2, $in.no) | T0410: Argument 2 of function \"formatNumber\" does not match function signature",
        "$contains('x', $in.no) | T0410: Argument 2 of function \"contains\" does not match function signature",
        "$base64encode(null) | T0410: Argument 1 of function \"base64encode\" does not match function signature",
        "$assert(false, null) | T0410: Argument 2 of function \"assert\" does not match function signature",
        "$decodeUrl('%') | D3140: Malformed URL passed to $decodeUrl(): \"%\"",
        "-null | D1002: Cannot negate a non-numeric value: null",
        "$sum(['a']) | T0412: Argument 1 of function \"sum\" must be an array of \"numbers\"",
        "$join($sum) | T0412: Argument 1 of function \"join\" must be an array of \"strings\"",
        "$replace('a1', /[0-9]/, function($m){1}) | D3012: Attempted to replace a matched string with a non-string value",
        "$match('ab', /x*/) | D1004: Regular expression matches zero length string",
        "$fromMillis(0,'[') | D3135: No matching closing bracket ']' in date/time picture string",
        "$fromMillis(0,'[Q]') | D3132: Unknown component specifier \"Q\" in date/time picture string",
        "$parse('1e400') | D1001: Number out of range: \"Infinity\"",
        "$in.big | D1001: Number out of range: \"Infinity\"",
        "$number(' 1') | D3030: Unable to cast value to a number: \" 1\"",
        "$number('1.') | D3030: Unable to cast value to a number: \"1.\"",
        "$number('+1') | D3030: Unable to cast value to a number: \"+1\"",
        "$number('NaN') | D3030: Unable to cast value to a number: \"NaN\"",
        "$number('1e400') | D3030: Unable to cast value to a number: \"1e400\"",
        "$number('0b102') | D3030: Unable to cast value to a number: \"0b102\"",
        "$toMillis('20250101') | D3110: The argument of the toMillis function must be an ISO 8601 formatted timestamp. Given \"20250101\"",
        "$decodeUrlComponent('%E0%A4') | D3140: Malformed URL passed to $decodeUrlComponent(): \"%E0%A4\"",
        "$formatInteger(5, 'x') | D3130: Formatting or parsing an integer as a sequence starting with \"x\" is not supported by this implementation",
        "$split('x', '', -1) | D3020: Third argument of split function must evaluate to a positive number",
        "$single([1,2]) | D3138: The $single() function expected exactly 1 matching result.  Instead it matched more.",
        "$substring([1], '') | T0410: Argument 1 of function \"substring\" does not match function signature",
        "$match('a', 'b') | T0410: Argument 2 of function \"match\" does not match function signature",
        "$map(['ab'], $substring) | T0410: Argument 3 of function \"substring\" does not match function signature",
        "$map($in.list, $uppercase) | T0410: Argument 1 of function \"uppercase\" does not match function signature",
        "$map([3], $formatBase) | D3100: The radix of the formatBase function must be between 2 and 36.  It was given 0",
        "$match('a', $uppercase) | T1010: The matcher function argument passed to function \"match\" does not return the correct object structure",
        "$assert(false, 'no') | D3141: no",
        "$assert($in.missing) | D3141: $assert() statement failed",
        "$error('') | D3137: $error() function evaluated",
        "(1 + 2) < 'a' | T2009: The values 3 and \"a\" either side of operator \"<\" must be of the same data type",
        "1 ~> 2 | T2006: The right side of the function application operator ~> must be a function",
        "$contains('a', /a{2,1}/) | S0302: Invalid regular expression: Illegal repetition range",
        "$contains('a', /a{99999999999}/) | S0302: Invalid regular expression: Illegal repetition range",
      })
  void fails_in_the_words_of_jsonata(String expression, String problem) {
    assertThat(Evaluations.of(expression, INPUT)).isEqualTo(problem);
  }

  @Test
  void names_no_class_of_its_own() {
    assertThat(Evaluations.of("(0) ~> |$|1|", INPUT))
        .isEqualTo("T0410: Argument 1 of function \"transform\" does not match function signature");
  }

  @Test
  void sorts_what_is_equal_as_it_came() {
    String ties = "$sort([1..200].{'p':$ % 3,'n':$}, function($l,$r) { $l.p > $r.p }).n";
    assertThat(Evaluations.of(ties, INPUT)).startsWith("[3,6,9,12,15,").endsWith(",194,197,200]");
  }
}
