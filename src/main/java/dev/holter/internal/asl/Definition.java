package dev.holter.internal.asl;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A state machine's definition, valid for its scope.
 *
 * @param text the definition as it was given
 * @param comment its comment, absent if it has none
 * @param startAt the name of the first state
 * @param states the states by name, in the order of the text
 * @param timeout how long an execution may take, absent if the definition does not say
 */
public record Definition(
    String text,
    @Nullable String comment,
    String startAt,
    Map<String, State> states,
    Optional<Duration> timeout) {

  /** Copies the states. */
  public Definition {
    states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
  }

  /**
   * Parses and validates a definition.
   *
   * @throws InvalidDefinition with the service's words if it cannot run in this scope
   */
  public static Definition parse(String text, DefinitionScope scope) {
    return new DefinitionParser(scope).parse(text);
  }

  /** Returns the state of that name. */
  public State state(String name) {
    State state = states.get(name);
    if (state == null) {
      throw new IllegalArgumentException("the definition has no state [" + name + "]");
    }
    return state;
  }
}
