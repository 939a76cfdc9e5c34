package dev.holter.internal.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Hands its input on, changed or replaced. */
public final class PassState implements State {

  private static final Set<String> FIELDS =
      Set.of(
          "Type",
          "Comment",
          "QueryLanguage",
          "Assign",
          "InputPath",
          "OutputPath",
          "Result",
          "ResultPath",
          "Parameters",
          "Next",
          "End");

  private final String name;
  private final Transition transition;
  private final PathFilter inputPath;
  private final @Nullable PayloadTemplate parameters;
  private final @Nullable JsonNode result;
  private final ResultPath resultPath;
  private final PathFilter outputPath;

  PassState(Fields fields) {
    fields.allow(FIELDS);
    LaterLanguage.refuseVariables(fields);
    this.name = fields.state();
    this.transition = Transition.of(fields);
    this.inputPath = PathFilter.of(fields, "InputPath");
    this.parameters = fields.template("Parameters");
    this.result = fields.raw("Result");
    this.resultPath = ResultPath.of(fields);
    this.outputPath = PathFilter.of(fields, "OutputPath");
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
   * Returns the output for the state's input.
   *
   * @throws StateFailure if a path leads nowhere or the result has no place
   */
  public JsonNode output(JsonNode input, EvaluationContext context) {
    JsonNode combined = resultPath.apply(input, result(input, context));
    return outputPath.apply(combined, context);
  }

  // With a Result, the service evaluates neither InputPath nor Parameters.
  private JsonNode result(JsonNode input, EvaluationContext context) {
    if (result != null) {
      return result;
    }
    JsonNode effective = inputPath.apply(input, context);
    return parameters == null ? effective : parameters.evaluate(effective, context);
  }
}
