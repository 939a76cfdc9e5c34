package dev.holter.internal.asl.state;

import dev.holter.internal.asl.reading.Fields;
import dev.holter.internal.asl.reading.QueryLanguage;
import dev.holter.internal.asl.reading.Wording;
import java.util.Optional;

/** Picks the parser of a state's type. */
final class StateParser {

  private static final int LONGEST_NAME = 80;

  private final FlowParser flows;
  private final QueryLanguage machine;

  StateParser(FlowParser flows, QueryLanguage machine) {
    this.flows = flows;
    this.machine = machine;
  }

  Optional<State> parse(Fields fields) {
    String name = fields.state();
    if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
      fields.reportHere("INVALID_STATE_NAME", Wording.nameTooLong(name));
    }
    fields.text("Comment");
    QueryLanguage language = QueryLanguage.ofState(fields, machine);
    fields.require("Type");
    String type = fields.text("Type");
    Optional<State> state = type == null ? Optional.empty() : parse(type, fields.in(language));
    QueryLanguage.check(fields);
    return state;
  }

  private Optional<State> parse(String type, Fields fields) {
    return switch (type) {
      case "Task" -> Optional.of(new TaskState(fields, flows.scope()));
      case "Wait" -> Optional.of(new WaitState(fields));
      case "Pass" -> Optional.of(new PassState(fields));
      case "Choice" -> Optional.of(new ChoiceState(fields));
      case "Succeed" -> Optional.of(new SucceedState(fields));
      case "Fail" -> Optional.of(new FailState(fields));
      case "Parallel" -> Optional.of(new ParallelState(fields, flows));
      case "Map" -> Optional.of(new MapState(fields, flows));
      default -> {
        fields.report(Wording.UNKNOWN_TYPE, "Type");
        yield Optional.empty();
      }
    };
  }
}
