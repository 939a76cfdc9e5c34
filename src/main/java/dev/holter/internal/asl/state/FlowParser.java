package dev.holter.internal.asl.state;

import dev.holter.internal.asl.reading.DefinitionScope;
import dev.holter.internal.asl.reading.Diagnostics;
import dev.holter.internal.asl.reading.Fields;
import dev.holter.internal.asl.reading.MachineType;
import dev.holter.internal.asl.reading.QueryLanguage;
import dev.holter.internal.asl.reading.Wording;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Reads {@code StartAt} and {@code States}, of a whole definition and inside its states. */
public final class FlowParser {

  /** Where a flow stands, so that its transitions can be checked once all states are valid. */
  private record Found(String location, Flow flow) {}

  private final DefinitionScope scope;
  private final QueryLanguage language;
  private final Diagnostics diagnostics;
  private final List<Found> found;
  private final Set<String> names;
  private final Set<String> labels;

  public FlowParser(DefinitionScope scope, QueryLanguage language, Diagnostics diagnostics) {
    this(scope, language, diagnostics, new ArrayList<>(), new HashSet<>(), new HashSet<>());
  }

  private FlowParser(
      DefinitionScope scope,
      QueryLanguage language,
      Diagnostics diagnostics,
      List<Found> found,
      Set<String> names,
      Set<String> labels) {
    this.scope = scope;
    this.language = language;
    this.diagnostics = diagnostics;
    this.found = found;
    this.names = names;
    this.labels = labels;
  }

  /** Returns a parser for a flow of the same machine that runs as executions of another type. */
  FlowParser as(MachineType type) {
    return new FlowParser(scope.as(type), language, diagnostics, found, names, labels);
  }

  DefinitionScope scope() {
    return scope;
  }

  public Flow parse(Fields fields) {
    fields.require("States", "StartAt");
    String startAt = Objects.requireNonNullElse(fields.text("StartAt"), "");
    Flow flow = new Flow(startAt, states(fields));
    found.add(new Found(fields.location(), flow));
    return flow;
  }

  private Map<String, State> states(Fields fields) {
    Fields list = fields.object("States");
    if (list == null) {
      return Map.of();
    }
    if (list.names().isEmpty()) {
      list.reportHere(Wording.EMPTY);
    }
    StateParser parser = new StateParser(this, language);
    Map<String, State> states = new LinkedHashMap<>();
    for (String name : list.names()) {
      Fields state = list.state(name);
      if (state != null) {
        requireUnused(state);
        parser.parse(state).ifPresent(parsed -> states.put(name, parsed));
      }
    }
    return states;
  }

  /** A name may occur once in the whole machine. */
  private void requireUnused(Fields state) {
    if (!names.add(state.state())) {
      state.reportHere("DUPLICATE_STATE_NAME", Wording.duplicateName(state.state()));
    }
  }

  /** Whether no other Map state of the machine has this label. */
  boolean takesLabel(String label) {
    return labels.add(label);
  }

  /** Checks the transitions of the flows inside of states alone. */
  public void checkInnerTransitions() {
    found.removeIf(one -> one.location.isEmpty());
    checkTransitions();
  }

  /** Checks that the states of every flow lead to each other and to an end. */
  public void checkTransitions() {
    found.forEach(one -> new Transitions(one.location, one.flow).check(diagnostics));
  }
}
