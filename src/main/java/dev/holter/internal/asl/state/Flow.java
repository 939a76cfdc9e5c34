package dev.holter.internal.asl.state;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * States that lead to each other: those of a whole state machine, of a branch of a Parallel state,
 * or of the item processor of a Map state.
 *
 * @param startAt the name of the first state
 * @param states the states by name, in the order of the text
 */
public record Flow(String startAt, Map<String, State> states) {

  /** Copies the states. */
  public Flow {
    states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
  }

  /** Returns its states and those of the flows inside them. */
  public Stream<State> allStates() {
    return states.values().stream()
        .flatMap(
            state ->
                state instanceof ForkState fork
                    ? Stream.concat(Stream.of(fork), fork.flows().stream().flatMap(Flow::allStates))
                    : Stream.of(state));
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
