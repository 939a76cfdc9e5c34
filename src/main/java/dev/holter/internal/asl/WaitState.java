package dev.holter.internal.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.jayway.jsonpath.PathNotFoundException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds the execution up until an instant. */
public final class WaitState implements State {

  private static final Set<String> FIELDS =
      Set.of(
          "Type",
          "Comment",
          "QueryLanguage",
          "Assign",
          "InputPath",
          "OutputPath",
          "Seconds",
          "SecondsPath",
          "Timestamp",
          "TimestampPath",
          "Next",
          "End");

  // The service accepts 24,855 days and refuses 24,856: it counts in 32-bit seconds.
  private static final Duration LONGEST = Duration.ofSeconds(Integer.MAX_VALUE);

  private final String name;
  private final Transition transition;
  private final PathFilter inputPath;
  private final PathFilter outputPath;
  private final @Nullable Long seconds;
  private final @Nullable AslPath secondsPath;
  private final @Nullable Instant timestamp;
  private final @Nullable AslPath timestampPath;

  WaitState(Fields fields) {
    fields.allow(FIELDS);
    LaterLanguage.refuseVariables(fields);
    fields.exactlyOne("SecondsPath", "Seconds", "TimestampPath", "Timestamp");
    this.name = fields.state();
    this.transition = Transition.of(fields);
    this.inputPath = PathFilter.of(fields, "InputPath");
    this.outputPath = PathFilter.of(fields, "OutputPath");
    this.seconds = fields.integer("Seconds", 0, 99_999_999);
    this.secondsPath = fields.path("SecondsPath");
    this.timestamp = timestamp(fields);
    this.timestampPath = fields.path("TimestampPath");
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

  @Override
  public String name() {
    return name;
  }

  @Override
  public String type() {
    return "Wait";
  }

  @Override
  public Transition transition() {
    return transition;
  }

  /**
   * Returns the instant at which the state ends; {@code now} itself if there is nothing to wait
   * for.
   *
   * @throws StateFailure if a path leads nowhere or to no time, or the wait is too long
   */
  public Instant until(Instant now, JsonNode input, EvaluationContext context) {
    Duration delay = delay(now, inputPath.apply(input, context), context);
    if (delay.compareTo(LONGEST) > 0) {
      throw StateFailure.runtime(Wording.DELAY_TOO_LONG);
    }
    return delay.isNegative() ? now : now.plus(delay);
  }

  private Duration delay(Instant now, JsonNode input, EvaluationContext context) {
    if (secondsPath != null) {
      return seconds(secondsPath, input, context);
    }
    if (timestampPath != null) {
      return Duration.between(now, timestamp(timestampPath, input, context));
    }
    return timestamp != null
        ? Duration.between(now, timestamp)
        : Duration.ofSeconds(seconds == null ? 0 : seconds);
  }

  private static Duration seconds(AslPath path, JsonNode input, EvaluationContext context) {
    JsonNode value;
    try {
      value = path.read(input, context);
    } catch (PathNotFoundException e) {
      throw StateFailure.runtime(Wording.secondsMissing(path.text()));
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw StateFailure.runtime(Wording.secondsNotLong(path.text(), Json.quoted(value)));
    }
    if (value.longValue() < 0) {
      throw StateFailure.runtime(Wording.secondsNegative(path.text(), Json.quoted(value)));
    }
    return Duration.ofSeconds(value.longValue());
  }

  private static Instant timestamp(AslPath path, JsonNode input, EvaluationContext context) {
    JsonNode value = PathFilter.read(path, input, context);
    return Optional.of(value)
        .filter(JsonNode::isTextual)
        .flatMap(text -> Timestamps.parse(text.asText()))
        .orElseThrow(
            () ->
                StateFailure.runtime(Wording.timestampUnreadable(path.text(), Json.quoted(value))));
  }

  /**
   * Returns the output for the state's input.
   *
   * @throws StateFailure if a path leads nowhere
   */
  public JsonNode output(JsonNode input, EvaluationContext context) {
    return outputPath.apply(inputPath.apply(input, context), context);
  }
}
