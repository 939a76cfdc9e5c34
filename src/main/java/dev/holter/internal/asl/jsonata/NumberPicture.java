package dev.holter.internal.asl.jsonata;

import com.dashjoin.jsonata.JException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the at most two parts of the picture that {@code $formatNumber} is given: how numbers of
 * one sign look. The rules are those of {@code fn:format-number}, XPath 3.1 Functions 4.7, as
 * jsonata 2.0.6 reads them, with its odd places for separators that do not come at equal distances.
 */
final class NumberPicture {

  private static final int PERCENT = 100;
  private static final int PER_MILLE = 1000;
  private static final double TEN = 10;

  private final NumberSymbols symbols;
  private final String prefix;
  private final String suffix;
  private final int factor;
  private final List<Integer> groups;
  private final int group;
  private final List<Integer> fractionGroups;
  private final int mantissaDigits;
  private final int exponentDigits;
  private final boolean point;
  private int leastInteger;
  private int leastFraction;
  private int mostFraction;

  /**
   * Reads a part of a picture.
   *
   * @throws JException if it breaks a rule
   */
  NumberPicture(String picture, NumberSymbols symbols) {
    this.symbols = symbols;
    int from = 0;
    while (from < picture.length() && !symbols.opens(picture.charAt(from))) {
      from++;
    }
    int to = picture.length();
    while (to > from && !symbols.opens(picture.charAt(to - 1))) {
      to--;
    }
    prefix = picture.substring(0, from);
    suffix = picture.substring(to);
    String active = picture.substring(from, to);
    // Looked for behind the prefix, but counted from the beginning of the whole part.
    int exponentAt = picture.indexOf(symbols.exponent, from);
    boolean hasExponent = exponentAt >= 0 && exponentAt <= to;
    String mantissa = hasExponent ? before(active, exponentAt) : active;
    String exponent = hasExponent ? behind(active, exponentAt) : null;
    int pointAt = mantissa.indexOf(symbols.point);
    String integer = pointAt < 0 ? mantissa : mantissa.substring(0, pointAt);
    String fraction = pointAt < 0 ? suffix : mantissa.substring(pointAt + 1);
    require(picture, active, mantissa, integer, fraction, exponent);
    point = picture.contains(symbols.point);
    factor =
        picture.contains(symbols.percent)
            ? PERCENT
            : picture.contains(symbols.perMille) ? PER_MILLE : 1;
    mantissaDigits = symbols.digits(integer);
    exponentDigits = exponent == null ? 0 : symbols.digits(exponent);
    groups = groups(integer, integer, false);
    group = IntegerPicture.regular(groups);
    fractionGroups = groups(fraction, integer, true);
    leastInteger = mantissaDigits;
    leastFraction = symbols.digits(fraction);
    mostFraction = leastFraction + symbols.optionals(fraction);
    completeSizes(integer, exponent != null);
  }

  private static String before(String text, int at) {
    return text.substring(0, Math.min(at, text.length()));
  }

  private static String behind(String text, int at) {
    return text.substring(Math.min(at + 1, text.length()));
  }

  private void completeSizes(String integer, boolean exponent) {
    if (leastInteger == 0 && mostFraction == 0) {
      if (exponent) {
        leastFraction = 1;
        mostFraction = 1;
      } else {
        leastInteger = 1;
      }
    }
    if (exponent && leastInteger == 0 && symbols.optionals(integer) > 0) {
      leastInteger = 1;
    }
    if (leastInteger == 0 && leastFraction == 0) {
      leastFraction = 1;
    }
  }

  /** Of several broken rules the language names the last one. */
  private void require(
      String picture,
      String active,
      String mantissa,
      String integer,
      String fraction,
      @Nullable String exponent) {
    String broken = null;
    broken = isTwice(picture, symbols.point) ? "D3081" : broken;
    broken = isTwice(picture, symbols.percent) ? "D3082" : broken;
    broken = isTwice(picture, symbols.perMille) ? "D3083" : broken;
    boolean hundreds = picture.contains(symbols.percent);
    boolean thousands = picture.contains(symbols.perMille);
    broken = hundreds && thousands ? "D3084" : broken;
    broken = symbols.digits(mantissa) + symbols.optionals(mantissa) == 0 ? "D3085" : broken;
    // Measured: of a picture without any digit the service says the same as of one with a letter.
    broken = active.isEmpty() || !active.chars().allMatch(symbols::isActive) ? "D3086" : broken;
    String separator = symbols.group;
    int pointAt = picture.indexOf(symbols.point);
    if (pointAt >= 0) {
      boolean beside =
          picture.startsWith(separator, pointAt - 1) || picture.startsWith(separator, pointAt + 1);
      broken = beside ? "D3087" : broken;
    } else {
      broken = integer.endsWith(separator) ? "D3088" : broken;
    }
    broken = picture.contains(separator + separator) ? "D3089" : broken;
    int optional = integer.indexOf(symbols.optional);
    broken = optional >= 0 && symbols.digits(integer.substring(0, optional)) > 0 ? "D3090" : broken;
    optional = fraction.lastIndexOf(symbols.optional);
    broken = optional >= 0 && symbols.digits(fraction.substring(optional)) > 0 ? "D3091" : broken;
    if (exponent != null) {
      broken = !exponent.isEmpty() && (hundreds || thousands) ? "D3092" : broken;
      broken =
          exponent.isEmpty() || symbols.digits(exponent) < exponent.length() ? "D3093" : broken;
    }
    if (broken != null) {
      throw new JException(broken);
    }
  }

  private static boolean isTwice(String picture, String symbol) {
    return picture.indexOf(symbol) != picture.lastIndexOf(symbol);
  }

  /**
   * Returns how many digits are between each separator and the point. From the second one on the
   * language looks for separators in the integer, whatever part it asks for.
   */
  private List<Integer> groups(String part, String integer, boolean fromLeft) {
    List<Integer> places = new ArrayList<>();
    int at = part.indexOf(symbols.group);
    while (at >= 0) {
      String digits = fromLeft ? before(part, at) : part.substring(Math.min(at, part.length()));
      places.add(symbols.digits(digits) + symbols.optionals(digits));
      at = integer.indexOf(symbols.group, at + 1);
    }
    return places;
  }

  /** Shows a number, whose sign is that of this part. */
  String show(double number) {
    double mantissa = Math.abs(number * factor);
    int exponent = 0;
    if (exponentDigits > 0 && mantissa != 0) {
      // Multiplied and divided as the language does it, so that the same digits come of it.
      for (; mantissa < Math.pow(TEN, mantissaDigits - 1.0); exponent--) {
        mantissa *= TEN;
      }
      for (; mantissa > Math.pow(TEN, mantissaDigits); exponent++) {
        mantissa /= TEN;
      }
    }
    double rounded = NumberFunctions.round(mantissa, mostFraction);
    String digits = fixed(rounded, mostFraction);
    int pointAt = digits.indexOf('.');
    String integer = (pointAt < 0 ? digits : digits.substring(0, pointAt)).replaceAll("^0+", "");
    String fraction = pointAt < 0 ? "" : digits.substring(pointAt + 1).replaceAll("0+$", "");
    integer = "0".repeat(Math.max(0, leastInteger - integer.length())) + integer;
    fraction = fraction + "0".repeat(Math.max(0, leastFraction - fraction.length()));
    String shown = grouped(symbols.shown(integer) + symbols.point + symbols.shown(fraction));
    if (!point || shown.endsWith(symbols.point)) {
      shown = shown.substring(0, shown.length() - 1);
    }
    if (exponentDigits > 0) {
      String power = Integer.toString(Math.abs(exponent));
      shown +=
          symbols.exponent
              + (exponent < 0 ? symbols.minus : "")
              + symbols.shown("0".repeat(Math.max(0, exponentDigits - power.length())) + power);
    }
    return prefix + shown + suffix;
  }

  private static String fixed(double value, int places) {
    return value < NumberFunctions.EXPONENT
        ? new BigDecimal(value).setScale(places, RoundingMode.HALF_UP).toPlainString()
        : IntegerPicture.plain(value);
  }

  private String grouped(String shown) {
    StringBuilder grouped = new StringBuilder(shown);
    int pointAt = shown.indexOf(symbols.point);
    if (group > 0) {
      for (int place = group; place < pointAt; place += group) {
        grouped.insert(pointAt - place, symbols.group);
      }
    } else {
      for (int place : groups) {
        int at = pointAt - place;
        // In front of the first digit the language counts from the end.
        grouped.insert(at < 0 ? Math.max(0, grouped.length() + at) : at, symbols.group);
        pointAt++;
      }
    }
    pointAt = grouped.indexOf(symbols.point);
    for (int place : fractionGroups) {
      grouped.insert(Math.min(grouped.length(), pointAt + 1 + place), symbols.group);
    }
    return grouped.toString();
  }
}
