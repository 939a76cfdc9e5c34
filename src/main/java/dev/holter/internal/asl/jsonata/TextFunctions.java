package dev.holter.internal.asl.jsonata;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Utils;
import dev.holter.internal.asl.jsonata.Regex.Matches;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Functions of texts as the language defines them, where those of the library do without a bound or
 * leave it to Java what becomes of unusual arguments.
 */
final class TextFunctions {

  static final Map<String, BuiltIn.Body> BODIES =
      Map.of(
          "base64decode", ofText(TextFunctions::base64decode),
          "base64encode", ofText(TextFunctions::base64encode),
          "contains", ofText(TextFunctions::contains),
          "match", ofText(TextFunctions::match),
          "pad", ofText(TextFunctions::pad),
          "replace", ofText(TextFunctions::replace),
          "split", ofText(TextFunctions::split),
          "substring", ofText(TextFunctions::substring),
          "substringAfter", ofText(TextFunctions::substringAfter));

  /** The body of a function whose text is present. */
  @FunctionalInterface
  private interface OfText {
    Object call(String text, List<?> arguments, EvaluationBudget budget) throws Throwable;
  }

  private TextFunctions() {}

  /** Makes a body that returns nothing where the text is absent. */
  private static BuiltIn.Body ofText(OfText function) {
    return (arguments, budget) -> {
      String text = (String) argument(arguments, 0);
      return text == null ? null : function.call(text, arguments, budget);
    };
  }

  private static @Nullable Object argument(List<?> arguments, int index) {
    return index < arguments.size() ? arguments.get(index) : null;
  }

  private static int number(List<?> arguments, int index, int otherwise) {
    return argument(arguments, index) instanceof Number number ? number.intValue() : otherwise;
  }

  /** Encodes the lower byte of each character, as the language does, which knows no encodings. */
  private static Object base64encode(String text, List<?> arguments, EvaluationBudget budget) {
    byte[] bytes = new byte[text.length()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) text.charAt(i);
    }
    return Base64.getEncoder().encodeToString(bytes);
  }

  /**
   * Decodes a text. Characters that are no digits of Base64 are skipped, and so are bits that do
   * not fill a byte at the end.
   */
  private static Object base64decode(String text, List<?> arguments, EvaluationBudget budget) {
    String digits = text.replace('-', '+').replace('_', '/').split("=", 2)[0];
    digits = digits.replaceAll("[^A-Za-z0-9+/]", "");
    int useful = digits.length() % 4 == 1 ? digits.length() - 1 : digits.length();
    byte[] bytes = Base64.getDecoder().decode(digits.substring(0, useful));
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static Object contains(String text, List<?> arguments, EvaluationBudget budget) {
    return argument(arguments, 1) instanceof Regex regex
        ? regex.matches(text).next()
        : text.contains(required(arguments, "contains"));
  }

  private static String required(List<?> arguments, String function) {
    Object pattern = argument(arguments, 1);
    if (pattern instanceof String text) {
      return text;
    }
    throw pattern == null ? JsonataErrors.unfit(function, 2) : JsonataErrors.unfitMatcher(function);
  }

  private static Object match(String text, List<?> arguments, EvaluationBudget budget) {
    int limit = limit(arguments, 2, "D3040");
    if (!(argument(arguments, 1) instanceof Regex regex)) {
      throw JsonataErrors.unfitMatcher("match");
    }
    List<Object> result = Utils.createSequence();
    Matches matches = regex.matches(text);
    while (result.size() < limit && matches.next()) {
      Map<String, Object> match = new LinkedHashMap<>();
      match.put("match", matches.text());
      match.put("index", matches.start());
      match.put("groups", matches.groups());
      result.add(match);
    }
    return result;
  }

  private static int limit(List<?> arguments, int index, String code) {
    int limit =
        argument(arguments, index) instanceof Number given
            ? (int) Math.ceil(given.doubleValue())
            : Integer.MAX_VALUE;
    if (limit < 0) {
      throw new JException(code, -1, arguments.get(index));
    }
    return limit;
  }

  private static Object split(String text, List<?> arguments, EvaluationBudget budget) {
    int limit = limit(arguments, 2, "D3020");
    List<Object> parts = new ArrayList<>();
    if (argument(arguments, 1) instanceof Regex regex) {
      Matches matches = regex.matches(text);
      int start = 0;
      while (parts.size() < limit && matches.next()) {
        parts.add(text.substring(start, matches.start()));
        start = matches.end();
      }
      if (parts.size() < limit) {
        parts.add(text.substring(start));
      }
      return parts;
    }
    String separator = required(arguments, "split");
    budget.charge(text.length());
    if (separator.isEmpty()) {
      text.codePoints().limit(limit).forEach(point -> parts.add(Character.toString(point)));
      return parts;
    }
    int start = 0;
    for (int at = text.indexOf(separator);
        at >= 0 && parts.size() < limit;
        at = text.indexOf(separator, start)) {
      parts.add(text.substring(start, at));
      start = at + separator.length();
    }
    if (parts.size() < limit) {
      parts.add(text.substring(start));
    }
    return parts;
  }

  private static Object replace(String text, List<?> arguments, EvaluationBudget budget)
      throws Throwable {
    Object pattern = argument(arguments, 1);
    Object replacement = argument(arguments, 2);
    if (replacement == null) {
      throw JsonataErrors.unfit("replace", 3);
    }
    if ("".equals(pattern)) {
      throw new JException("D3010");
    }
    int limit = limit(arguments, 3, "D3011");
    return pattern instanceof Regex regex
        ? replace(text, regex, replacement, limit, budget)
        : replace(text, required(arguments, "replace"), replacement, limit, budget);
  }

  private static String replace(
      String text, String pattern, Object replacement, int limit, EvaluationBudget budget) {
    if (!(replacement instanceof String other)) {
      throw new JException("D3012");
    }
    StringBuilder result = new StringBuilder();
    int start = 0;
    int at = text.indexOf(pattern);
    for (int count = 0; at >= 0 && count < limit; count++) {
      append(result, text.substring(start, at) + other, budget);
      start = at + pattern.length();
      at = text.indexOf(pattern, start);
    }
    append(result, text.substring(start), budget);
    return result.toString();
  }

  private static String replace(
      String text, Regex regex, Object replacement, int limit, EvaluationBudget budget)
      throws Throwable {
    StringBuilder result = new StringBuilder();
    Matches matches = regex.matches(text);
    int start = 0;
    for (int count = 0; count < limit && matches.next(); count++) {
      append(result, text.substring(start, matches.start()), budget);
      append(result, replacement(matches, replacement), budget);
      start = matches.end();
    }
    append(result, text.substring(start), budget);
    return result.toString();
  }

  private static void append(StringBuilder result, String more, EvaluationBudget budget) {
    budget.grow(result.length(), more.length());
    result.append(more);
  }

  private static String replacement(Matches matches, Object replacement) throws Throwable {
    if (replacement instanceof String template) {
      return filled(template, matches);
    }
    List<Object> match = new ArrayList<>(List.of(matches.described()));
    if (Functions.funcApply(replacement, match) instanceof String text) {
      return text;
    }
    throw new JException("D3012");
  }

  /**
   * Fills groups into a replacement. A dollar sign and a number stand for a group; digits beyond
   * the number of groups are plain text.
   */
  private static String filled(String template, Matches matches) {
    List<Object> groups = matches.groups();
    int digits = String.valueOf(groups.size()).length();
    StringBuilder filled = new StringBuilder();
    int at = 0;
    while (at < template.length()) {
      char here = template.charAt(at++);
      if (here != '$' || at == template.length()) {
        filled.append(here);
      } else if (template.charAt(at) == '$') {
        filled.append('$');
        at++;
      } else if (!isDigit(template.charAt(at))) {
        filled.append('$');
      } else if (template.charAt(at) == '0') {
        filled.append(matches.text());
        at++;
      } else {
        int end = at;
        while (end < template.length() && end - at < digits && isDigit(template.charAt(end))) {
          end++;
        }
        int group = Integer.parseInt(template.substring(at, end));
        if (group > groups.size() && end - at > 1) {
          end--;
          group = Integer.parseInt(template.substring(at, end));
        }
        if (group <= groups.size() && groups.get(group - 1) instanceof String found) {
          filled.append(found);
        }
        at = end;
      }
    }
    return filled.toString();
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  private static Object pad(String text, List<?> arguments, EvaluationBudget budget) {
    long width = argument(arguments, 1) instanceof Number given ? given.longValue() : 0;
    String filling =
        argument(arguments, 2) instanceof String given && !given.isEmpty() ? given : " ";
    long missing = Math.abs(width) - text.codePointCount(0, text.length());
    if (missing <= 0) {
      return text;
    }
    budget.grow(text.length(), missing);
    int[] points = filling.codePoints().toArray();
    StringBuilder padding = new StringBuilder();
    for (int i = 0; i < missing; i++) {
      padding.appendCodePoint(points[i % points.length]);
    }
    return width < 0 ? padding + text : text + padding;
  }

  private static Object substring(String text, List<?> arguments, EvaluationBudget budget) {
    int length = text.codePointCount(0, text.length());
    int start = number(arguments, 1, 0);
    start = start < 0 ? Math.max(start + length, 0) : Math.min(start, length);
    long wanted = number(arguments, 2, length);
    int end = (int) Math.min(start + Math.max(wanted, 0), length);
    return text.substring(
        text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, Math.max(start, end)));
  }

  private static Object substringAfter(String text, List<?> arguments, EvaluationBudget budget) {
    if (!(argument(arguments, 1) instanceof String before)) {
      return text;
    }
    int at = text.indexOf(before);
    return at < 0 ? text : text.substring(at + before.length());
  }
}
