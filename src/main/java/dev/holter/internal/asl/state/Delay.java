package dev.holter.internal.asl.state;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.expression.AslPath;
import dev.holter.internal.asl.expression.EvaluationContext;
import dev.holter.internal.asl.expression.Expression;
import dev.holter.internal.asl.expression.Timestamps;
import dev.holter.internal.asl.jsonpath.PathNotFoundException;
import dev.holter.internal.asl.reading.Fields;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.asl.reading.QueryLanguage;
import dev.holter.internal.asl.reading.StateFailure;
import dev.holter.internal.asl.reading.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long a Wait state holds: so many seconds or until a timestamp, plain or asked for. */
interface Delay {

  /**
   * Returns the time from now on, below zero for a timestamp in the past.
   *
   * @throws StateFailure if it cannot be had
   */
  Duration evaluate(JsonNode input, EvaluationContext context);

  static Delay of(Fields fields) {
    boolean byPath = fields.language() == QueryLanguage.JSONPATH;
    if (byPath) {
      fields.exactlyOne("SecondsPath", "Seconds", "TimestampPath", "Timestamp");
    } else {
      fields.exactlyOne("Seconds", "Timestamp");
    }
    Expression seconds = Expression.asked(fields, "Seconds", AslPath::compile);
    if (seconds != null) {
      return (input, context) -> seconds(seconds, input, context);
    }
    Expression timestamp = Expression.asked(fields, "Timestamp", AslPath::compile);
    if (timestamp != null) {
      return (input, context) -> between(context, timestamp(timestamp, input, context));
    }
    Instant until = timestamp(fields);
    Long plain = fields.integer("Seconds", 0, 99_999_999);
    return (input, context) ->
        until == null ? Duration.ofSeconds(plain == null ? 0 : plain) : between(context, until);
  }

  private static Duration between(EvaluationContext context, Instant until) {
    return Duration.between(context.now(), until);
  }

  private static @Nullable Instant timestamp(Fields fields) {
    String text = fields.text("Timestamp");
    if (text == null) {
      return null;
    }
    Optional<Instant> instant = Timestamps.parse(text);
    if (instant.isEmpty()) {
      fields.report(Wording.NOT_A_TIMESTAMP, "Timestamp");
    }
    return instant.orElse(null);
  }

  private static Duration seconds(Expression asked, JsonNode input, EvaluationContext context) {
    JsonNode value = value(asked, input, context);
    String shown = Json.quoted(value);
    boolean path = asked instanceof AslPath;
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      String problem =
          path ? Wording.secondsNotLong(asked.text(), shown) : Wording.notWhole("Seconds", shown);
      throw asked.unfit("number", value, problem);
    }
    if (value.longValue() < 0) {
      String problem =
          path
              ? Wording.secondsNegative(asked.text(), shown)
              : Wording.negativeValue("Seconds", shown);
      throw asked.unfit("number", value, problem);
    }
    return Duration.ofSeconds(value.longValue());
  }

  private static JsonNode value(Expression asked, JsonNode input, EvaluationContext context) {
    if (!(asked instanceof AslPath path)) {
      return asked.read(input, context);
    }
    try {
      return path.find(input, context);
    } catch (PathNotFoundException e) {
      throw StateFailure.runtime(Wording.secondsMissing(path.text()));
    }
  }

  private static Instant timestamp(Expression asked, JsonNode input, EvaluationContext context) {
    JsonNode value = asked.read(input, context);
    String shown = Json.quoted(value);
    if (!value.isTextual()) {
      throw asked.unfit("string", value, Wording.timestampUnreadable(asked.text(), shown));
    }
    return Timestamps.parse(value.asText())
        .orElseThrow(
            () ->
                asked instanceof AslPath
                    ? StateFailure.runtime(Wording.timestampUnreadable(asked.text(), shown))
                    : StateFailure.lateQuery(
                        Wording.notATimestamp("Timestamp", shown), "Timestamp"));
  }
}
