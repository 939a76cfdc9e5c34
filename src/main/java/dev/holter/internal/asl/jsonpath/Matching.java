package dev.holter.internal.asl.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.intrinsic.CountedText;
import java.util.regex.Pattern;

/** Matches a value of a filter with a regular expression, which may stand on either side. */
final class Matching {
  private Matching() {}

  static boolean matches(Object left, Object right, Limit limit) {
    Object regex = left instanceof Pattern ? left : right;
    Object target = left instanceof Pattern ? right : left;
    if (!(regex instanceof Pattern pattern)) {
      throw new IllegalArgumentException("A filter matches with no regular expression: " + regex);
    }
    if (target instanceof JsonNode node && node.isNull()) {
      return false;
    }
    return pattern.matcher(new CountedText(target.toString(), limit::read)).matches();
  }
}
