package dev.holter.internal.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ends the execution badly. */
public final class FailState implements State {

  private static final Set<String> FIELDS =
      Set.of("Type", "Comment", "QueryLanguage", "Error", "Cause", "ErrorPath", "CausePath");

  // Those whose result can be a text.
  private static final Set<String> FUNCTIONS =
      Set.of(
          "States.Format",
          "States.JsonToString",
          "States.ArrayGetItem",
          "States.Base64Encode",
          "States.Base64Decode",
          "States.Hash",
          "States.UUID");

  private final String name;
  private final @Nullable String error;
  private final @Nullable String cause;
  private final @Nullable Expression errorPath;
  private final @Nullable Expression causePath;

  FailState(Fields fields) {
    fields.allow(FIELDS);
    fields.atMostOne("Error", "ErrorPath");
    fields.atMostOne("Cause", "CausePath");
    this.name = fields.state();
    this.error = fields.text("Error");
    this.cause = fields.text("Cause");
    this.errorPath = textExpression(fields, "ErrorPath");
    this.causePath = textExpression(fields, "CausePath");
  }

  private static @Nullable Expression textExpression(Fields fields, String field) {
    Expression expression = fields.expression(field);
    if (expression instanceof IntrinsicCall call && !FUNCTIONS.contains(call.function())) {
      fields.report(Wording.NOT_A_PATH, field);
    }
    return expression;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String type() {
    return "Fail";
  }

  @Override
  public Transition transition() {
    return new Transition.End();
  }

  /**
   * Returns the error and cause for the state's input; either may be absent.
   *
   * @throws StateFailure if a path leads nowhere or to something other than a text
   */
  public StateError failure(JsonNode input, EvaluationContext context) {
    return StateError.failed(
        text(error, errorPath, "ErrorPath", input, context),
        text(cause, causePath, "CausePath", input, context));
  }

  private static @Nullable String text(
      @Nullable String plain,
      @Nullable Expression path,
      String field,
      JsonNode input,
      EvaluationContext context) {
    return path == null ? plain : path.evaluateText(field, input, context);
  }
}
