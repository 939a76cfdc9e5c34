package dev.holter.internal.strip;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes texts and numbers into markup, so that nothing of a payload can become a tag. */
public final class Markup {

  private Markup() {}

  /** Returns a text for the inside of an element or of an attribute in double quotes. */
  public static String text(String raw) {
    StringBuilder safe = new StringBuilder(raw.length() + 16);
    raw.codePoints().forEach(point -> append(safe, point));
    return safe.toString();
  }

  private static void append(StringBuilder safe, int point) {
    switch (point) {
      case '&' -> safe.append("&amp;");
      case '<' -> safe.append("&lt;");
      case '>' -> safe.append("&gt;");
      case '"' -> safe.append("&quot;");
      case '\'' -> safe.append("&#39;");
      default -> safe.appendCodePoint(isAllowed(point) ? point : 0xFFFD);
    }
  }

  /** What XML 1.0 cannot hold would make a whole picture unreadable. */
  private static boolean isAllowed(int point) {
    return point == '\t'
        || point == '\n'
        || (point >= ' ' && point <= 0xD7FF)
        || (point >= 0xE000 && point != 0xFFFE && point != 0xFFFF);
  }

  /** Returns a coordinate with one decimal at most, the same in every locale. */
  public static String number(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP);
    return rounded.stripTrailingZeros().toPlainString();
  }
}
