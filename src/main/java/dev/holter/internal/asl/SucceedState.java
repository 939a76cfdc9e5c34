package dev.holter.internal.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Ends the execution well. */
public final class SucceedState implements State {

  private static final Set<String> FIELDS =
      Set.of("Type", "Comment", "QueryLanguage", "InputPath", "OutputPath");

  private final String name;
  private final PathFilter inputPath;
  private final PathFilter outputPath;

  SucceedState(Fields fields) {
    fields.allow(FIELDS);
    this.name = fields.state();
    this.inputPath = PathFilter.of(fields, "InputPath");
    this.outputPath = PathFilter.of(fields, "OutputPath");
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
   * Returns the output for the state's input.
   *
   * @throws StateFailure if a path leads nowhere
   */
  public JsonNode output(JsonNode input, EvaluationContext context) {
    return outputPath.apply(inputPath.apply(input, context), context);
  }
}
