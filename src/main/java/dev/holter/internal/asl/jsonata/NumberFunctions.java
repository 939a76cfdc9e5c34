package dev.holter.internal.asl.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Utils;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Functions of numbers as the language defines them, where the library leaves them to Java, whose
 * numbers are written, read and rounded in other ways.
 */
final class NumberFunctions {

  // The language writes numbers from here on with an exponent.
  private static final double EXPONENT = 1e21;
  private static final double LARGEST_LONG = Long.MAX_VALUE;

  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([Ee][-+]?[0-9]+)?");
  private static final Map<String, Integer> RADIXES = Map.of("0x", 16, "0o", 8, "0b", 2);

  private NumberFunctions() {}

  /** Returns a number without a fraction in full, if the language writes it so; else null. */
  static @Nullable BigInteger inFull(double number) {
    return Math.abs(number) >= LARGEST_LONG && Math.abs(number) < EXPONENT
        ? BigDecimal.valueOf(number).toBigInteger()
        : null;
  }

  /**
   * Adds one number after the other, as the language does. The library adds in another way that
   * loses less, and so shows other digits.
   */
  static @Nullable Object sum(List<?> arguments) {
    return arguments.get(0) instanceof List<?> list ? Utils.convertNumber(sumOf(list)) : null;
  }

  static @Nullable Object average(List<?> arguments) {
    return arguments.get(0) instanceof List<?> list && !list.isEmpty()
        ? Utils.convertNumber(sumOf(list) / list.size())
        : null;
  }

  private static double sumOf(List<?> numbers) {
    double sum = 0;
    for (Object number : numbers) {
      sum += ((Number) Objects.requireNonNull(number)).doubleValue();
    }
    return sum;
  }

  /**
   * Writes a number in another base. The message of the library for a wrong base does not name the
   * base.
   */
  static @Nullable Object formatBase(List<?> arguments, Jsonata.JFunction library)
      throws Throwable {
    try {
      return library.call(null, arguments);
    } catch (JException e) {
      if (e.getError().equals("D3100") && arguments.get(1) instanceof Number radix) {
        throw new JException("D3100", -1, (long) Math.rint(radix.doubleValue()));
      }
      throw e;
    }
  }

  /** The library shows whole numbers beyond 64 bits with an exponent. */
  static @Nullable Object string(List<?> arguments, Jsonata.JFunction library) throws Throwable {
    List<Object> written = new ArrayList<>(arguments);
    written.set(0, written(written.get(0), 0));
    return written.get(0) instanceof BigInteger whole
        ? whole.toString()
        : library.call(null, written);
  }

  private static @Nullable Object written(@Nullable Object value, int depth) {
    if (depth > JsonataValues.DEEPEST) {
      throw new JException(JsonataErrors.STACK_OVERFLOW);
    }
    if (value instanceof Double number) {
      BigInteger whole = inFull(number);
      return whole == null ? value : whole;
    }
    if (value instanceof Map<?, ?> map
        && map.values().stream().anyMatch(NumberFunctions::mayHave)) {
      Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
      map.forEach((key, element) -> copy.put(key, written(element, depth + 1)));
      return copy;
    }
    if (value instanceof List<?> list
        && !(value instanceof Utils.RangeList)
        && list.stream().anyMatch(NumberFunctions::mayHave)) {
      List<@Nullable Object> copy = new ArrayList<>();
      list.forEach(element -> copy.add(written(element, depth + 1)));
      return copy;
    }
    return value;
  }

  private static boolean mayHave(@Nullable Object value) {
    return value instanceof Double || value instanceof Map || value instanceof List;
  }

  /**
   * Reads a number. Of texts it takes numbers as JSON writes them, and whole numbers of other
   * bases.
   */
  static @Nullable Object number(List<?> arguments, Jsonata.JFunction library) throws Throwable {
    if (!(arguments.get(0) instanceof String text)) {
      return library.call(null, arguments);
    }
    if (NUMBER.matcher(text).matches() && Double.isFinite(Double.parseDouble(text))) {
      return Utils.convertNumber(Double.parseDouble(text));
    }
    Integer radix =
        text.length() > 2
            ? RADIXES.get(text.substring(0, 2).toLowerCase(java.util.Locale.ROOT))
            : null;
    try {
      if (radix != null && Character.digit(text.charAt(2), radix) >= 0) {
        return Utils.convertNumber(new BigInteger(text.substring(2), radix).doubleValue());
      }
    } catch (NumberFormatException e) {
      // The text is refused below, as any other text is.
    }
    throw new JException("D3030", -1, text);
  }

  /** Rounds down first; Java's numbers would lose the fraction. */
  static @Nullable Object formatInteger(List<?> arguments, Jsonata.JFunction library)
      throws Throwable {
    List<Object> floored = new ArrayList<>(arguments);
    if (floored.get(0) instanceof Double number && Double.isFinite(number)) {
      floored.set(0, Math.floor(number));
    }
    return pictured(floored, library);
  }

  /**
   * Reads a number by a picture. A text that the picture cannot read gives no number, which is no
   * failure for the service.
   */
  static @Nullable Object parseInteger(List<?> arguments, Jsonata.JFunction library)
      throws Throwable {
    if (arguments.get(0) == null) {
      return null;
    }
    Object read = pictured(arguments, library);
    return read == null ? Double.NaN : read;
  }

  private static @Nullable Object pictured(List<?> arguments, Jsonata.JFunction library)
      throws Throwable {
    try {
      return library.call(null, arguments);
    } catch (JException e) {
      throw e;
    } catch (RuntimeException e) {
      if (arguments.size() > 1 && arguments.get(1) instanceof String picture) {
        throw new JException("D3130", -1, picture);
      }
      throw e;
    }
  }
}
