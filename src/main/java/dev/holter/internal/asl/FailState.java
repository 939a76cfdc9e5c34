package dev.holter.internal.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ends the execution badly. */
public final class FailState implements State {

  private static final Set<String> FIELDS =
      Set.of("Type", "Comment", "QueryLanguage", "Error", "Cause", "ErrorPath", "CausePath");

  private final String name;
  private final @Nullable String error;
  private final @Nullable String cause;
  private final @Nullable AslPath errorPath;
  private final @Nullable AslPath causePath;

  FailState(Fields fields) {
    fields.allow(FIELDS);
    fields.atMostOne("Error", "ErrorPath");
    fields.atMostOne("Cause", "CausePath");
    this.name = fields.state();
    this.error = fields.text("Error");
    this.cause = fields.text("Cause");
    this.errorPath = fields.path("ErrorPath");
    this.causePath = fields.path("CausePath");
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
  public StateError failure(JsonNode input, ObjectNode context) {
    return StateError.failed(
        text(error, errorPath, "ErrorPath", input, context),
        text(cause, causePath, "CausePath", input, context));
  }

  private static @Nullable String text(
      @Nullable String plain,
      @Nullable AslPath path,
      String field,
      JsonNode input,
      ObjectNode context) {
    return path == null ? plain : PayloadTemplate.readText(path, field, input, context);
  }
}
