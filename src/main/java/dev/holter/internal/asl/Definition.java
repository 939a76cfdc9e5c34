package dev.holter.internal.asl;

import dev.holter.internal.asl.reading.DefinitionScope;
import dev.holter.internal.asl.state.Flow;
import dev.holter.internal.asl.state.State;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A state machine's definition, valid for its scope.
 *
 * @param text the definition as it was given
 * @param comment its comment, absent if it has none
 * @param flow its states
 * @param timeout how long an execution may take, absent if the definition does not say
 * @param variableReferences the names of the variables that states read, by the names of those
 */
public record Definition(
    String text,
    @Nullable String comment,
    Flow flow,
    Optional<Duration> timeout,
    Map<String, List<String>> variableReferences) {

  /**
   * Parses and validates a definition.
   *
   * @throws InvalidDefinition with the service's words if it cannot run in this scope
   */
  public static Definition parse(String text, DefinitionScope scope) {
    return new DefinitionParser(scope).parse(text);
  }

  /**
   * Parses and validates one state.
   *
   * @param name what it is called
   * @throws InvalidDefinition with the service's words if it cannot run in this scope
   */
  public static State parseState(String text, String name, DefinitionScope scope) {
    return new DefinitionParser(scope).parseState(text, name);
  }

  /** Returns the same for executions that walk through a flow inside it, without a time limit. */
  public Definition inside(Flow inner) {
    return new Definition(text, comment, inner, Optional.empty(), variableReferences);
  }
}
