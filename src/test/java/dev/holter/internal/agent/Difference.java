package dev.holter.internal.agent;

import java.util.Locale;

/** Where two long texts part, with as much around the place as a log can show. */
final class Difference {
  private static final int BEFORE = 600;
  private static final int AFTER = 1200;

  private Difference() {}

  /** Empty if they are alike. */
  static String between(String name, String expected, String actual) {
    if (expected.equals(actual)) {
      return "";
    }
    int at = 0;
    while (at < Math.min(expected.length(), actual.length())
        && expected.charAt(at) == actual.charAt(at)) {
      at++;
    }
    return String.format(
        Locale.ROOT,
        "%s differ from character %d of %d and %d on%nexpected: %s%nactual:   %s%n",
        name,
        at,
        expected.length(),
        actual.length(),
        around(expected, at),
        around(actual, at));
  }

  private static String around(String text, int at) {
    int from = Math.max(0, at - BEFORE);
    int to = Math.min(text.length(), at + AFTER);
    return (from > 0 ? "..." : "") + text.substring(from, to) + (to < text.length() ? "..." : "");
  }
}
