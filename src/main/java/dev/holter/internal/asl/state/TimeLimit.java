package dev.holter.internal.asl.state;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.expression.AslPath;
import dev.holter.internal.asl.expression.EvaluationContext;
import dev.holter.internal.asl.expression.Expression;
import dev.holter.internal.asl.reading.Fields;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.asl.reading.StateFailure;
import dev.holter.internal.asl.reading.Wording;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code TimeoutSeconds} or {@code HeartbeatSeconds} of a task, plain or asked for. */
record TimeLimit(String field, @Nullable Long seconds, @Nullable Expression asked) {

  private static final long LONGEST = 99_999_999;

  static TimeLimit of(Fields fields, String field) {
    fields.atMostOne(field, field + "Path");
    Expression asked = Expression.asked(fields, field, AslPath::compile);
    Long seconds = asked == null ? fields.integer(field, 1, LONGEST) : null;
    return new TimeLimit(field, seconds, asked);
  }

  boolean isDeclared() {
    return seconds != null || asked != null;
  }

  Optional<Duration> plain() {
    return Optional.ofNullable(seconds).map(Duration::ofSeconds);
  }

  /** Tells whether two plain limits contradict each other. */
  boolean isNotShorterThan(TimeLimit other) {
    return seconds != null && other.seconds != null && seconds >= other.seconds;
  }

  static void requireShorter(Optional<Duration> heartbeat, Optional<Duration> timeout) {
    if (heartbeat.isPresent()
        && timeout.isPresent()
        && heartbeat.get().compareTo(timeout.get()) >= 0) {
      throw StateFailure.runtime(
          Wording.heartbeatNotShorter(heartbeat.get().toSeconds(), timeout.get().toSeconds()));
    }
  }

  Optional<Duration> evaluate(JsonNode input, EvaluationContext context) {
    if (asked == null) {
      return plain();
    }
    JsonNode value = asked.read(input, context);
    if (!value.isIntegralNumber()
        || !value.canConvertToLong()
        || value.longValue() < 1
        || value.longValue() > LONGEST) {
      String problem =
          Wording.limitNotPositive(asked.askedIn(field), Json.quoted(value), asked.text());
      throw asked.unfit("number", value, problem);
    }
    return Optional.of(Duration.ofSeconds(value.longValue()));
  }
}
