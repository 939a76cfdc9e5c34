package dev.holter.internal.asl.expression;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads timestamps as the language has them: RFC 3339, upper-case T and Z. */
public final class Timestamps {

  // What is smaller than a nanosecond is cut off.
  private static final Pattern FORMAT =
      Pattern.compile(
          "(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2})(?:(\\.\\d{1,9})\\d*)?(Z|[+-]\\d{2}:\\d{2})");

  private Timestamps() {}

  /** Reads a timestamp as a Wait state does, which cuts fractions of a second off. */
  public static Optional<Instant> parse(String text) {
    return parseExactly(text).map(instant -> instant.truncatedTo(ChronoUnit.SECONDS));
  }

  public static Optional<Instant> parseExactly(String text) {
    Matcher matcher = FORMAT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String fraction = Objects.requireNonNullElse(matcher.group(2), "");
    try {
      String exact = matcher.group(1) + fraction + matcher.group(3);
      return Optional.of(OffsetDateTime.parse(exact).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
