package dev.holter.internal.asl.state;

import dev.holter.internal.asl.reading.Diagnostics;
import dev.holter.internal.asl.reading.Wording;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks that the states of a definition lead to each other and to an end. */
final class Transitions {

  private final String location;
  private final String startAt;
  private final Map<String, State> states;

  Transitions(String location, Flow flow) {
    this.location = location;
    this.startAt = flow.startAt();
    this.states = flow.states();
  }

  void check(Diagnostics diagnostics) {
    reportMissing(location + "/StartAt", startAt, diagnostics);
    states.values().forEach(state -> reportMissing(state, diagnostics));
    // The service looks for an end in the whole state machine only, not in what a state repeats.
    boolean whole = location.isEmpty();
    if (whole && states.values().stream().noneMatch(Transitions::isTerminal)) {
      // It leaves it at that and does not look for states that nothing leads to.
      diagnostics.add("MISSING_END_STATE", Wording.NO_TERMINAL_STATE, null);
      return;
    }
    Set<String> reachable = reachable();
    for (String name : states.keySet()) {
      if (!reachable.contains(name)) {
        report(Wording.unreachable(name), location + "/States/" + name, diagnostics);
      }
    }
  }

  private void reportMissing(State state, Diagnostics diagnostics) {
    state
        .targets()
        .forEach(
            (place, target) ->
                reportMissing(
                    location + "/States/" + state.name() + "/" + place, target, diagnostics));
  }

  private void reportMissing(String place, String target, Diagnostics diagnostics) {
    if (!states.containsKey(target)) {
      report(Wording.missingTarget(target), place, diagnostics);
    }
  }

  private static void report(String message, String location, Diagnostics diagnostics) {
    diagnostics.add("MISSING_TRANSITION_TARGET", message, location);
  }

  private static boolean isTerminal(State state) {
    return state.transition() instanceof Transition.End;
  }

  private Set<String> reachable() {
    Set<String> reached = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(startAt));
    while (!open.isEmpty()) {
      String name = open.remove();
      State state = states.get(name);
      if (state != null && reached.add(name)) {
        open.addAll(state.targets().values());
      }
    }
    return reached;
  }
}
