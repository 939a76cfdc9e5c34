package dev.holter.internal.asl;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads timestamps as a Wait state does: RFC 3339, upper-case T and Z, fractions cut off. */
final class Timestamps {

  private static final Pattern FORMAT =
      Pattern.compile(
          "(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2})(?:\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})");

  private Timestamps() {}

  static Optional<Instant> parse(String text) {
    Matcher matcher = FORMAT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(matcher.group(1) + matcher.group(2)).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
