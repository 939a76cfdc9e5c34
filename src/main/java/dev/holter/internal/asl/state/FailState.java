package dev.holter.internal.asl.state;

import dev.holter.internal.asl.expression.EvaluationContext;
import dev.holter.internal.asl.expression.Expression;
import dev.holter.internal.asl.expression.IntrinsicCall;
import dev.holter.internal.asl.reading.Fields;
import dev.holter.internal.asl.reading.QueryLanguage;
import dev.holter.internal.asl.reading.StateError;
import dev.holter.internal.asl.reading.Wording;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ends the execution badly. */
public final class FailState implements State {

  private static final Set<String> FIELDS =
      Set.of("Type", "Comment", "QueryLanguage", "Error", "Cause");
  private static final Set<String> IN_JSON_PATH = Set.of("ErrorPath", "CausePath");
  private static final Set<String> IN_JSONATA = Set.of();

  // The intrinsic functions whose result can be a text.
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
  private final boolean inJsonPath;
  private final @Nullable String error;
  private final @Nullable String cause;
  private final @Nullable Expression errorAsked;
  private final @Nullable Expression causeAsked;

  FailState(Fields fields) {
    fields.allow(FIELDS, IN_JSON_PATH, IN_JSONATA);
    fields.atMostOne("Error", "ErrorPath");
    fields.atMostOne("Cause", "CausePath");
    this.name = fields.state();
    this.inJsonPath = fields.language() == QueryLanguage.JSONPATH;
    this.errorAsked = asked(fields, "Error");
    this.causeAsked = asked(fields, "Cause");
    this.error = errorAsked == null ? fields.text("Error") : null;
    this.cause = causeAsked == null ? fields.text("Cause") : null;
  }

  /** Tells in which of the two languages its fields are. */
  public boolean isInJsonPath() {
    return inJsonPath;
  }

  private static @Nullable Expression asked(Fields fields, String field) {
    Expression expression = Expression.asked(fields, field, Expression::compile);
    if (expression instanceof IntrinsicCall call && !FUNCTIONS.contains(call.function())) {
      fields.report(Wording.NOT_A_PATH, field + "Path");
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
  public StateError failure(EvaluationContext context) {
    return StateError.failed(
        text(error, errorAsked, "ErrorPath", context),
        text(cause, causeAsked, "CausePath", context));
  }

  private static @Nullable String text(
      @Nullable String plain, @Nullable Expression asked, String field, EvaluationContext context) {
    return asked == null ? plain : asked.evaluateText(field, context.input(), context);
  }

  @Override
  public <R> @Nullable R accept(StateVisitor<R> visitor) {
    return visitor.visit(this);
  }
}
