package dev.holter.internal.asl.state;

import dev.holter.internal.asl.reading.Fields;
import dev.holter.internal.asl.reading.StateError;
import dev.holter.internal.asl.reading.Wording;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One entry of Retry: for which errors, how often and after which delays. */
public final class Retrier {

  private static final Set<String> FIELDS =
      Set.of(
          "Comment",
          "ErrorEquals",
          "IntervalSeconds",
          "MaxAttempts",
          "BackoffRate",
          "MaxDelaySeconds",
          "JitterStrategy");

  // Far beyond any execution, near enough for an Instant: keeps endless back-off from overflowing.
  static final Duration LONGEST_DELAY = Duration.ofSeconds(1_000_000_000_000L);

  private static final BigDecimal LONGEST = BigDecimal.valueOf(LONGEST_DELAY.toSeconds());
  private static final BigDecimal NANOS_PER_SECOND = BigDecimal.TEN.pow(9);

  private final ErrorEquals errorEquals;
  private final long intervalSeconds;
  private final long maxAttempts;
  private final BigDecimal backoffRate;
  private final @Nullable Long maxDelaySeconds;
  private final boolean jitter;

  private Retrier(Fields fields, boolean last) {
    fields.allow(FIELDS);
    fields.require("ErrorEquals");
    this.errorEquals = ErrorEquals.of(fields, last);
    this.intervalSeconds = orElse(fields.integer("IntervalSeconds", 0, 99_999_999), 1);
    this.maxAttempts = orElse(fields.integer("MaxAttempts", 0, 99_999_999), 3);
    this.backoffRate =
        Objects.requireNonNullElse(
            fields.number("BackoffRate", BigDecimal.ONE, null), BigDecimal.valueOf(2));
    this.maxDelaySeconds = fields.integer("MaxDelaySeconds", 1, 31_622_400);
    if (maxDelaySeconds != null && maxDelaySeconds <= intervalSeconds) {
      fields.report(Wording.MAX_DELAY_TOO_SHORT, "MaxDelaySeconds");
    }
    this.jitter = jitter(fields);
  }

  static List<Retrier> of(Fields fields) {
    List<Fields> entries = fields.objects("Retry");
    List<Retrier> retriers = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      retriers.add(new Retrier(entries.get(i), i == entries.size() - 1));
    }
    return List.copyOf(retriers);
  }

  private static long orElse(@Nullable Long value, long fallback) {
    return value == null ? fallback : value;
  }

  private static boolean jitter(Fields fields) {
    String strategy = fields.text("JitterStrategy");
    if (strategy != null && !List.of("NONE", "FULL").contains(strategy)) {
      fields.report(Wording.oneOf(List.of("NONE", "FULL")), "JitterStrategy");
    }
    return "FULL".equals(strategy);
  }

  /** Tells whether the entry is meant for the error. */
  public boolean matches(StateError error) {
    return errorEquals.matches(error);
  }

  /** Returns the error names that the entry is meant for, in order. */
  public List<String> errors() {
    return errorEquals.names();
  }

  /** Returns how many retries the entry grants; zero for none. */
  public long maxAttempts() {
    return maxAttempts;
  }

  /**
   * Returns the delay before a retry, exact to the nanosecond.
   *
   * @param retry which retry of this entry, from 1
   * @param random01 a number from 0 to 1, which decides if the entry asks for jitter
   */
  public Duration delay(long retry, double random01) {
    BigDecimal seconds = backoff(retry - 1);
    if (maxDelaySeconds != null) {
      seconds = seconds.min(BigDecimal.valueOf(maxDelaySeconds));
    }
    if (jitter) {
      seconds = seconds.multiply(BigDecimal.valueOf(random01));
    }
    return duration(seconds.min(LONGEST));
  }

  private BigDecimal backoff(long steps) {
    BigDecimal interval = BigDecimal.valueOf(intervalSeconds);
    double magnitude = steps * Math.log10(backoffRate.doubleValue());
    if (intervalSeconds > 0 && magnitude > 13) {
      return LONGEST;
    }
    BigDecimal factor = backoffRate.pow(Math.toIntExact(steps), MathContext.DECIMAL128);
    return interval.multiply(factor);
  }

  private static Duration duration(BigDecimal seconds) {
    BigDecimal nanos = seconds.multiply(NANOS_PER_SECOND).setScale(0, RoundingMode.HALF_UP);
    BigDecimal[] parts = nanos.divideAndRemainder(NANOS_PER_SECOND);
    return Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValueExact());
  }
}
