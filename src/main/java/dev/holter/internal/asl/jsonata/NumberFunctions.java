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

  /** The language writes numbers from here on with an exponent, wherever it shows them. */
  static final double EXPONENT = 1e21;

  private static final double LARGEST_LONG = Long.MAX_VALUE;
  private static final double HALF = 0.5;
  private static final int DECIMAL = 10;

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

  /** Adds one after the other, as the language does. The library shows other digits. */
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

  /** Rounds the number and the radix; the library cuts both off, and the number at 64 bits. */
  static @Nullable Object formatBase(List<?> arguments) {
    if (!(arguments.get(0) instanceof Number value)) {
      return null;
    }
    double number = round(value.doubleValue(), 0);
    double radix = round(second(arguments, DECIMAL), 0);
    if (radix < Character.MIN_RADIX || radix > Character.MAX_RADIX) {
      throw new JException("D3100", -1, Utils.convertNumber(radix));
    }
    return radix == DECIMAL
        ? (number < 0 ? "-" : "") + IntegerPicture.plain(Math.abs(number))
        : new BigDecimal(number).toBigInteger().toString((int) radix);
  }

  private static double second(List<?> arguments, double without) {
    return arguments.size() > 1 && arguments.get(1) instanceof Number given
        ? given.doubleValue()
        : without;
  }

  /** The body of {@code $round}. */
  static @Nullable Object round(List<?> arguments) {
    if (!(arguments.get(0) instanceof Number number)) {
      return null;
    }
    double rounded = round(number.doubleValue(), second(arguments, 0));
    return Double.isNaN(rounded) ? (Object) rounded : Utils.convertNumber(rounded);
  }

  /**
   * Rounds half to even. The language moves the point in the text of the number; where that makes
   * no number, what comes of it is none either.
   */
  static double round(double number, double places) {
    double moved = moved(number, places);
    double rounded = Math.floor(moved);
    double rest = moved - rounded;
    if (rest > HALF || (rest == HALF && rounded % 2 != 0)) {
      rounded++;
    }
    return moved(rounded, -places) + 0.0;
  }

  private static double moved(double number, double places) {
    if (places == 0) {
      return number;
    }
    return places != Math.rint(places) || Math.abs(places) >= EXPONENT || !Double.isFinite(number)
        ? Double.NaN
        : scaled(BigDecimal.valueOf(number), places);
  }

  private static double scaled(BigDecimal number, double places) {
    if (number.signum() == 0) {
      return 0;
    }
    int most = Double.MAX_EXPONENT;
    return number.scaleByPowerOfTen((int) Math.max(-most, Math.min(most, places))).doubleValue();
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

  /** Reads of texts only what JSON takes for a number, and whole numbers of other bases. */
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
      // As of any other text.
    }
    throw new JException("D3030", -1, text);
  }

  /** The body of {@code $formatInteger}. */
  static @Nullable Object formatInteger(List<?> arguments) {
    if (!(arguments.get(0) instanceof Number number)) {
      return null;
    }
    if (!Double.isFinite(number.doubleValue())) {
      throw new JException("D1001", -1, number);
    }
    return picture("formatInteger", arguments).show(Math.floor(number.doubleValue()));
  }

  /** What the picture cannot read is no number, which the service does not take for a failure. */
  static @Nullable Object parseInteger(List<?> arguments) {
    if (!(arguments.get(0) instanceof String text)) {
      return null;
    }
    double read = picture("parseInteger", arguments).parse(text);
    return Double.isNaN(read) ? (Object) read : Utils.convertNumber(read);
  }

  private static IntegerPicture picture(String function, List<?> arguments) {
    if (arguments.size() > 1 && arguments.get(1) instanceof String picture) {
      return IntegerPicture.of(picture);
    }
    throw JsonataErrors.unfit(function, 2);
  }

  /** A number to the power of nothing is no number. */
  static @Nullable Object power(List<?> arguments, Jsonata.JFunction library) throws Throwable {
    if (arguments.get(0) instanceof Number base
        && (arguments.size() < 2 || arguments.get(1) == null)) {
      throw JsonataErrors.powerless(base);
    }
    return library.call(null, arguments);
  }
}
