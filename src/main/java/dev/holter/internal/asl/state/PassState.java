package dev.holter.internal.asl.state;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.expression.EvaluationContext;
import dev.holter.internal.asl.reading.Fields;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Hands its input on, changed or replaced. */
public final class PassState implements State {

  private static final Set<String> FIELDS =
      Set.of("Type", "Comment", "QueryLanguage", "Assign", "Next", "End");
  private static final Set<String> IN_JSON_PATH =
      Set.of("InputPath", "OutputPath", "Result", "ResultPath", "Parameters");
  private static final Set<String> IN_JSONATA = Set.of("Output");

  private final String name;
  private final Transition transition;
  private final @Nullable JsonNode result;
  private final DataFlow data;

  PassState(Fields fields) {
    fields.allow(FIELDS, IN_JSON_PATH, IN_JSONATA);
    this.name = fields.state();
    this.transition = Transition.of(fields);
    this.result = fields.raw("Result");
    this.data = DataFlow.of(fields);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String type() {
    return "Pass";
  }

  @Override
  public Transition transition() {
    return transition;
  }

  /**
   * Returns what the state leaves behind.
   *
   * @throws StateFailure if a path leads nowhere or the result has no place
   */
  public Outcome outcome(EvaluationContext context) {
    // With a Result, the service evaluates neither InputPath nor Parameters.
    if (result == null) {
      return data.outcome(data.arguments(context), context);
    }
    context.inspection().saw("result", result);
    return data.outcome(result, context);
  }

  @Override
  public <R> @Nullable R accept(StateVisitor<R> visitor) {
    return visitor.visit(this);
  }
}
