package dev.holter.internal.asl.state;

import dev.holter.internal.asl.expression.EvaluationContext;
import dev.holter.internal.asl.reading.Fields;
import dev.holter.internal.asl.reading.StateFailure;
import dev.holter.internal.asl.reading.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds the execution up until an instant. */
public final class WaitState implements State {

  private static final Set<String> FIELDS =
      Set.of("Type", "Comment", "QueryLanguage", "Assign", "Seconds", "Timestamp", "Next", "End");
  private static final Set<String> IN_JSON_PATH =
      Set.of("InputPath", "OutputPath", "SecondsPath", "TimestampPath");
  private static final Set<String> IN_JSONATA = Set.of("Output");

  // The service accepts 24,855 days and refuses 24,856: it counts in 32-bit seconds.
  private static final Duration LONGEST = Duration.ofSeconds(Integer.MAX_VALUE);

  private final String name;
  private final Transition transition;
  private final DataFlow data;
  private final Delay delay;

  WaitState(Fields fields) {
    fields.allow(FIELDS, IN_JSON_PATH, IN_JSONATA);
    this.name = fields.state();
    this.transition = Transition.of(fields);
    this.data = DataFlow.of(fields);
    this.delay = Delay.of(fields);
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
   * Returns the instant at which the state ends; the present one if there is nothing to wait for.
   *
   * @throws StateFailure if a path leads nowhere or to no time, or the wait is too long
   */
  public Instant until(EvaluationContext context) {
    Duration duration = delay.evaluate(data.effectiveInput(context), context);
    if (duration.compareTo(LONGEST) > 0) {
      throw StateFailure.runtime(Wording.DELAY_TOO_LONG);
    }
    return duration.isNegative() ? context.now() : context.now().plus(duration);
  }

  /**
   * Returns what the state leaves behind.
   *
   * @throws StateFailure if a path leads nowhere
   */
  public Outcome outcome(EvaluationContext context) {
    return data.outcome(context);
  }

  @Override
  public <R> @Nullable R accept(StateVisitor<R> visitor) {
    return visitor.visit(this);
  }
}
