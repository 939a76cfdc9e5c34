package dev.holter.internal.asl;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Picks the parser of a state's type; states of the parts still to come are refused here. */
final class StateParser {

  private static final int LONGEST_NAME = 80;
  private static final Set<String> LATER_TYPES = Set.of("Choice", "Parallel", "Map");

  private final DefinitionScope scope;
  private final @Nullable String machineLanguage;

  StateParser(DefinitionScope scope, @Nullable String machineLanguage) {
    this.scope = scope;
    this.machineLanguage = machineLanguage;
  }

  Optional<State> parse(Fields fields) {
    String name = fields.state();
    if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
      fields.reportHere("INVALID_STATE_NAME", Wording.nameTooLong(name));
    }
    fields.text("Comment");
    if (isLaterLanguage(fields)) {
      return Optional.empty();
    }
    fields.require("Type");
    String type = fields.text("Type");
    return type == null ? Optional.empty() : parse(type, fields);
  }

  private Optional<State> parse(String type, Fields fields) {
    return switch (type) {
      case "Task" -> Optional.of(new TaskState(fields, scope));
      case "Wait" -> Optional.of(new WaitState(fields));
      case "Pass" -> Optional.of(new PassState(fields));
      case "Succeed" -> Optional.of(new SucceedState(fields));
      case "Fail" -> Optional.of(new FailState(fields));
      default -> refuse(type, fields);
    };
  }

  private static Optional<State> refuse(String type, Fields fields) {
    boolean later = LATER_TYPES.contains(type);
    String is = "is a " + type + " state";
    fields.report(later ? Wording.notYet(fields.state(), is) : Wording.UNKNOWN_TYPE, "Type");
    return Optional.empty();
  }

  private boolean isLaterLanguage(Fields fields) {
    String own = fields.oneOf("QueryLanguage", List.of("JSONPath", "JSONata"));
    boolean machineIsLater = "JSONata".equals(machineLanguage);
    if (machineIsLater && "JSONPath".equals(own)) {
      fields.reportHere(Wording.DOWNGRADE);
      return true;
    }
    if (machineIsLater || "JSONata".equals(own)) {
      fields.report(Wording.notYet(fields.state(), "uses JSONata"), "QueryLanguage");
      return true;
    }
    return false;
  }
}
