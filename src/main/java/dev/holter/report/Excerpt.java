package dev.holter.report;

/** Keeps a payload on one line of a timeline, because a cause can be a whole stack trace. */
final class Excerpt {

  private Excerpt() {}

  static String of(String text, int max) {
    String line = text.lines().findFirst().orElse("");
    boolean whole = line.length() == text.length() && line.length() <= max;
    return whole ? line : line.substring(0, Math.min(max, line.length())) + "...";
  }
}
