package dev.holter.internal.asl.state;

import dev.holter.internal.asl.expression.EvaluationContext;
import dev.holter.internal.asl.reading.Fields;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ends the execution well. */
public final class SucceedState implements State {

  private static final Set<String> FIELDS = Set.of("Type", "Comment", "QueryLanguage");
  private static final Set<String> IN_JSON_PATH = Set.of("InputPath", "OutputPath");
  private static final Set<String> IN_JSONATA = Set.of("Output");

  private final String name;
  private final DataFlow data;

  SucceedState(Fields fields) {
    fields.allow(FIELDS, IN_JSON_PATH, IN_JSONATA);
    this.name = fields.state();
    this.data = DataFlow.of(fields);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String type() {
    return "Succeed";
  }

  @Override
  public Transition transition() {
    return new Transition.End();
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
