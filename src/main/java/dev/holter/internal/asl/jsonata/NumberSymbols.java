package dev.holter.internal.asl.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The characters that mean something in the picture of {@code $formatNumber}, and the function. */
final class NumberSymbols {
  final String point;
  final String group;
  final String exponent;
  final String minus;
  final String percent;
  final String perMille;
  final String optional;
  private final String infinity;
  private final char zero;
  private final String between;

  private NumberSymbols(Map<?, ?> options) {
    point = symbol(options, "decimal-separator", ".");
    group = symbol(options, "grouping-separator", ",");
    exponent = symbol(options, "exponent-separator", "e");
    minus = symbol(options, "minus-sign", "-");
    percent = symbol(options, "percent", "%");
    perMille = symbol(options, "per-mille", "‰");
    optional = symbol(options, "digit", "#");
    infinity = symbol(options, "infinity", "Infinity");
    zero = symbol(options, "zero-digit", "0").charAt(0);
    between = symbol(options, "pattern-separator", ";");
  }

  private static String symbol(Map<?, ?> options, String name, String otherwise) {
    Object given = options.get(name);
    if (given == null) {
      return otherwise;
    }
    if (given instanceof String text && !text.isEmpty()) {
      return text;
    }
    throw JsonataErrors.unfit("formatNumber", 3);
  }

  /** The function's body. */
  static @Nullable Object formatNumber(List<?> arguments) {
    Object value = arguments.get(0);
    Object picture = arguments.size() > 1 ? arguments.get(1) : null;
    Object options = arguments.size() > 2 ? arguments.get(2) : null;
    if (value == null) {
      return null;
    }
    if (!(value instanceof Number number)) {
      throw JsonataErrors.unfit("formatNumber", 1);
    }
    if (!(picture instanceof String text)) {
      throw JsonataErrors.unfit("formatNumber", 2);
    }
    Map<?, ?> symbols =
        options instanceof Map<?, ?> given && options != Jsonata.NULL_VALUE ? given : Map.of();
    return new NumberSymbols(symbols).format(number.doubleValue(), text);
  }

  private String format(double number, String picture) {
    String[] parts = picture.split(Pattern.quote(between), -1);
    if (parts.length > 2) {
      throw new JException("D3080");
    }
    NumberPicture positive = new NumberPicture(parts[0], this);
    NumberPicture negative = parts.length > 1 ? new NumberPicture(parts[1], this) : positive;
    boolean signed = number < 0 && parts.length == 1;
    String shown =
        Double.isInfinite(number) ? infinity : (number < 0 ? negative : positive).show(number);
    return signed ? minus + shown : shown;
  }

  boolean isDigit(int character) {
    return character >= zero && character < zero + 10;
  }

  /** Whether the number's place begins or ends with this character; an exponent cannot do so. */
  boolean opens(char character) {
    return isActive(character) && exponent.indexOf(character) < 0;
  }

  boolean isActive(int character) {
    return isDigit(character)
        || (point + group + exponent + optional + between).indexOf(character) >= 0;
  }

  /** How many digits there must be. */
  int digits(String part) {
    return (int) part.chars().filter(this::isDigit).count();
  }

  /** How many further digits there may be. */
  int optionals(String part) {
    return (int) part.chars().filter(character -> optional.indexOf(character) >= 0).count();
  }

  /** Writes digits in the family of digits that the zero of the picture belongs to. */
  String shown(String digits) {
    StringBuilder shown = new StringBuilder();
    digits
        .chars()
        .forEach(
            digit -> shown.append((char) (Character.isDigit(digit) ? zero + digit - '0' : digit)));
    return shown.toString();
  }
}
