package dev.holter.internal.asl.jsonata;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Refuses texts and numbers that are none, for which the library has other words. */
final class Literals {
  private static final Pattern ESCAPE =
      Pattern.compile("\\\\(?:(u)([0-9a-fA-F]{4})?|(.))", Pattern.DOTALL);
  private static final String ESCAPED = "\"\\/bfnrt";

  private Literals() {}

  /**
   * Checks a literal.
   *
   * @throws JsonataProblem if the language has none that is written so
   */
  static void require(String literal) {
    char first = literal.charAt(0);
    if (first == '"' || first == '\'') {
      requireEscapes(literal.substring(1, literal.length() - 1));
    } else if (first != '`' && Double.isInfinite(Double.parseDouble(literal))) {
      throw new JsonataProblem("S0102: Number out of range: \"" + literal + '"');
    }
  }

  private static void requireEscapes(String text) {
    Matcher escape = ESCAPE.matcher(text);
    while (escape.find()) {
      String escaped = escape.group(3);
      if (escaped != null && !ESCAPED.contains(escaped)) {
        throw new JsonataProblem("S0103: Unsupported escape sequence: \\\"" + escaped + '"');
      }
      if (escaped == null && escape.group(2) == null) {
        throw new JsonataProblem("S0104: The escape sequence \\u must be followed by 4 hex digits");
      }
    }
  }
}
