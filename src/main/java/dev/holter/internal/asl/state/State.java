package dev.holter.internal.asl.state;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A state of a definition; every type parses its own fields and evaluates its own data flow. */
public sealed interface State
    permits RetriableState, WaitState, PassState, ChoiceState, SucceedState, FailState {

  /** Returns the name under which the definition lists the state. */
  String name();

  /** Returns the value of {@code Type}, such as {@code Task}. */
  String type();

  /** Hands the state to the visitor's method for its kind. */
  <R> @Nullable R accept(StateVisitor<R> visitor);

  /** Returns what follows when the state succeeds; a Succeed or Fail state always ends. */
  Transition transition();

  /** Returns the names of all states that may follow, by the places that name them. */
  default Map<String, String> targets() {
    return transition().targets();
  }
}
