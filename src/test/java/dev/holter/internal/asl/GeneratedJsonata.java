package dev.holter.internal.asl;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Expressions that are mostly well-formed, with values mostly where they do not belong. */
final class GeneratedJsonata {
  private static final String[] LEAVES = {
    "null",
    "true",
    "0",
    "-1",
    "1.5",
    "1e9",
    "1e300",
    "'x'",
    "''",
    "'😀a'",
    "\"a b\"",
    "[]",
    "{}",
    "$states.input",
    "$states.input.n",
    "$states.input.l",
    "$states.input.o",
    "$states.input.o.p",
    "$states.input.big",
    "$states.input.missing",
    "$states.input.s",
    "$states.input.deep",
    "$states.input.**",
    "$states.*",
    "$",
    "$states.input.name",
    "$states.input.`a b`",
    "*",
    "**",
    "%",
    "/a/",
    "/(a*)*b/i",
    "/[a-z]+(x)?/m",
    "/(a|aa)+\\1$/",
    "$v",
    "$nobody",
    "$sum",
    "$uppercase",
    "[1..3]",
    "[1..1000]",
    "[1..1e6]",
    "[3..1]",
    "function($x){$x}",
    "function($x,$y){$x+$y}",
    "function(){1}",
    "λ($x)<n:n>{$x}",
    "|$|{'z':1}|",
    "|**|{'z':$}|",
    "|a|{},['b']|",
    "'[Y0001]-[M01]'",
    "'[Q]'",
    "'#,##0.00'",
    "'0e0'",
    "'2025-01-01T00:00:00Z'",
    "'%'",
    "'{\"a\":[1,null]}'",
    "'1e400'",
  };

  private static final String[] FUNCTIONS = {
    "abs",
    "append",
    "assert",
    "average",
    "base64decode",
    "base64encode",
    "boolean",
    "ceil",
    "clone",
    "contains",
    "count",
    "decodeUrl",
    "decodeUrlComponent",
    "distinct",
    "each",
    "encodeUrl",
    "encodeUrlComponent",
    "error",
    "eval",
    "exists",
    "filter",
    "floor",
    "formatBase",
    "formatInteger",
    "formatNumber",
    "fromMillis",
    "hash",
    "join",
    "keys",
    "length",
    "lookup",
    "lowercase",
    "map",
    "match",
    "max",
    "merge",
    "millis",
    "min",
    "not",
    "now",
    "number",
    "pad",
    "parse",
    "parseInteger",
    "partition",
    "power",
    "random",
    "range",
    "reduce",
    "replace",
    "reverse",
    "round",
    "shuffle",
    "sift",
    "single",
    "sort",
    "split",
    "spread",
    "sqrt",
    "string",
    "substring",
    "substringAfter",
    "substringBefore",
    "sum",
    "toMillis",
    "trim",
    "type",
    "uppercase",
    "uuid",
    "zip",
  };

  private static final String[] OPERATORS = {
    "+", "-", "*", "/", "%", "&", "=", "!=", "<", "<=", ">", ">=", "in", "and", "or", ".", "~>",
    "..", ":=", "?", "@$y.", "#$i.", "^", "|", "!",
  };

  private static final String NOISE = "()[]{}'\"`/\\$.,:;?*%^&|<>=!~@#-0 \u0000\uD800é";

  private final Random random;

  GeneratedJsonata(Random random) {
    this.random = random;
  }

  String expression() {
    String expression = expression(random.nextInt(5));
    if (random.nextInt(10) > 0) {
      return expression;
    }
    int at = random.nextInt(expression.length() + 1);
    String noise = String.valueOf(NOISE.charAt(random.nextInt(NOISE.length())));
    return expression.substring(0, at) + noise + expression.substring(at);
  }

  private String pick(String... from) {
    return from[random.nextInt(from.length)];
  }

  private String expression(int depth) {
    if (depth == 0) {
      return pick(LEAVES);
    }
    return switch (random.nextInt(14)) {
      case 0 -> "(" + some(depth, ";") + ")";
      case 1 -> "[" + some(depth, ",") + "]";
      case 2 -> "{'k':" + expression(depth - 1) + ",'l':" + expression(depth - 1) + "}";
      case 3 -> "-" + expression(depth - 1);
      case 4 -> expression(depth - 1) + "[" + expression(depth - 1) + "]";
      case 5 -> expression(depth - 1) + "." + expression(depth - 1);
      case 6 -> expression(depth - 1) + " ~> " + expression(depth - 1);
      case 7 -> "function($x){" + expression(depth - 1) + "}(" + some(depth, ",") + ")";
      case 8 -> expression(depth - 1) + "^(" + pick("", ">", "<") + expression(depth - 1) + ")";
      case 9 -> expression(depth - 1) + " " + pick(OPERATORS) + " " + expression(depth - 1);
      default -> "$" + pick(FUNCTIONS) + "(" + arguments(depth) + ")";
    };
  }

  private String some(int depth, String separator) {
    return IntStream.rangeClosed(0, random.nextInt(3))
        .mapToObj(i -> expression(depth - 1))
        .collect(Collectors.joining(separator));
  }

  private String arguments(int depth) {
    int count = random.nextInt(5);
    return IntStream.range(0, count)
        .mapToObj(i -> random.nextInt(20) == 0 ? "?" : expression(random.nextInt(depth)))
        .collect(Collectors.joining(","));
  }
}
