package dev.holter.internal.asl.jsonata;

import com.dashjoin.jsonata.JException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the at most two parts of the picture that {@code $formatNumber} is given: how numbers of
 * one sign look. The rules are those of {@code fn:format-number}, XPath 3.1 Functions 4.7; the
 * library leaves them to Java's own patterns, which know others.
 */
final class NumberPicture {

  // No double has more digits before its point or behind it.
  private static final int MOST_DIGITS = 340;

  private final NumberSymbols symbols;
  private final String prefix;
  private final String suffix;
  private final int scale;
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
    int exponentAt = active.indexOf(symbols.exponent);
    String mantissa = exponentAt < 0 ? active : active.substring(0, exponentAt);
    String exponent = exponentAt < 0 ? null : active.substring(exponentAt + 1);
    int pointAt = mantissa.indexOf(symbols.point);
    String integer = pointAt < 0 ? mantissa : mantissa.substring(0, pointAt);
    String fraction = pointAt < 0 ? "" : mantissa.substring(pointAt + 1);
    require(picture, active, integer, fraction, exponent, pointAt >= 0);
    point = pointAt >= 0;
    scale = picture.contains(symbols.percent) ? 2 : picture.contains(symbols.perMille) ? 3 : 0;
    mantissaDigits = symbols.digits(integer);
    exponentDigits = exponent == null ? 0 : exponent.length();
    groups = groups(integer, false);
    group = regular(groups);
    fractionGroups = groups(fraction, true);
    leastInteger = mantissaDigits;
    leastFraction = symbols.digits(fraction);
    mostFraction = leastFraction + symbols.optionals(fraction);
    completeSizes(integer, exponent != null);
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

  private void require(
      String picture,
      String active,
      String integer,
      String fraction,
      @org.jspecify.annotations.Nullable String exponent,
      boolean hasPoint) {
    refuse(isTwice(picture, symbols.point), "D3081");
    refuse(isTwice(picture, symbols.percent), "D3082");
    refuse(isTwice(picture, symbols.perMille), "D3083");
    boolean hundreds = picture.contains(symbols.percent);
    boolean thousands = picture.contains(symbols.perMille);
    refuse(hundreds && thousands, "D3084");
    // Measured: of a picture without any digit the service says the same as of one with a letter.
    refuse(active.isEmpty() || !active.chars().allMatch(symbols::isActive), "D3086");
    refuse(
        symbols.digits(integer + fraction) + symbols.optionals(integer + fraction) == 0, "D3085");
    String separator = symbols.group;
    refuse(
        hasPoint
            && (picture.contains(separator + symbols.point)
                || picture.contains(symbols.point + separator)),
        "D3087");
    refuse(!hasPoint && integer.endsWith(separator), "D3088");
    refuse(picture.contains(separator + separator), "D3089");
    int optional = integer.indexOf(symbols.optional);
    refuse(optional >= 0 && symbols.digits(integer.substring(0, optional)) > 0, "D3090");
    optional = fraction.lastIndexOf(symbols.optional);
    refuse(optional >= 0 && symbols.digits(fraction.substring(optional)) > 0, "D3091");
    if (exponent != null) {
      refuse(!exponent.isEmpty() && (hundreds || thousands), "D3092");
      refuse(exponent.isEmpty() || symbols.digits(exponent) < exponent.length(), "D3093");
    }
  }

  private static boolean isTwice(String picture, String symbol) {
    return picture.indexOf(symbol) != picture.lastIndexOf(symbol);
  }

  private static void refuse(boolean broken, String code) {
    if (broken) {
      throw new JException(code);
    }
  }

  /** How many digits are between each separator and the point. */
  private List<Integer> groups(String part, boolean before) {
    List<Integer> places = new ArrayList<>();
    for (int at = part.indexOf(symbols.group); at >= 0; at = part.indexOf(symbols.group, at + 1)) {
      String digits = before ? part.substring(0, at) : part.substring(at);
      places.add(symbols.digits(digits) + symbols.optionals(digits));
    }
    return places;
  }

  /**
   * Returns the distance between separators if it is always the same, and then holds for further
   * digits too.
   */
  private static int regular(List<Integer> places) {
    int common = 0;
    for (int place : places) {
      int a = common;
      int b = place;
      while (b != 0) {
        int rest = a % b;
        a = b;
        b = rest;
      }
      common = a;
    }
    for (int i = 1; i <= places.size(); i++) {
      if (!places.contains(i * common)) {
        return 0;
      }
    }
    return common;
  }

  /** Shows a number, whose sign is that of this part. */
  String show(double number) {
    BigDecimal value = BigDecimal.valueOf(Math.abs(number)).scaleByPowerOfTen(scale);
    int exponent = 0;
    if (exponentDigits > 0 && value.signum() != 0) {
      // As many digits as this stand before the point.
      exponent = value.precision() - value.scale() - mantissaDigits;
      value = value.scaleByPowerOfTen(-exponent);
    }
    String digits =
        value.setScale(Math.min(mostFraction, MOST_DIGITS), RoundingMode.HALF_EVEN).toPlainString();
    int pointAt = digits.indexOf('.');
    String integer = stripped(pointAt < 0 ? digits : digits.substring(0, pointAt));
    String fraction = pointAt < 0 ? "" : digits.substring(pointAt + 1).replaceAll("0+$", "");
    integer = "0".repeat(Math.max(0, leastInteger - integer.length())) + integer;
    fraction = fraction + "0".repeat(Math.max(0, leastFraction - fraction.length()));
    StringBuilder shown = new StringBuilder(grouped(integer));
    if (point && !fraction.isEmpty()) {
      shown.append(symbols.point).append(fractionGrouped(fraction));
    }
    if (exponentDigits > 0) {
      String power = Integer.toString(Math.abs(exponent));
      shown
          .append(symbols.exponent)
          .append(exponent < 0 ? symbols.minus : "")
          .append(symbols.shown("0".repeat(Math.max(0, exponentDigits - power.length())) + power));
    }
    return prefix + shown + suffix;
  }

  private static String stripped(String integer) {
    return integer.replaceAll("^0+", "");
  }

  private String grouped(String integer) {
    StringBuilder shown = new StringBuilder(symbols.shown(integer));
    int length = integer.length();
    if (group > 0) {
      for (int place = group; place < length; place += group) {
        shown.insert(length - place, symbols.group);
      }
    } else {
      groups.stream()
          .sorted()
          .filter(place -> place < length)
          .forEach(place -> shown.insert(length - place, symbols.group));
    }
    return shown.toString();
  }

  private String fractionGrouped(String fraction) {
    StringBuilder shown = new StringBuilder(symbols.shown(fraction));
    fractionGroups.stream()
        .sorted(java.util.Comparator.reverseOrder())
        .filter(place -> place < fraction.length())
        .forEach(place -> shown.insert(place, symbols.group));
    return shown.toString();
  }
}
