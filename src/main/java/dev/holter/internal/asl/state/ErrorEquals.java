package dev.holter.internal.asl.state;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.reading.Fields;
import dev.holter.internal.asl.reading.StateError;
import dev.holter.internal.asl.reading.Wording;
import java.util.ArrayList;
import java.util.List;

/** The error names that a retrier or catcher is meant for. */
record ErrorEquals(List<String> names) {

  private static final String FIELD = "ErrorEquals";
  private static final String ALL = "States.ALL";
  private static final String TASK_FAILED = "States.TaskFailed";
  private static final String HEARTBEAT_TIMEOUT = "States.HeartbeatTimeout";
  private static final String RUNTIME = "States.Runtime";

  ErrorEquals {
    names = List.copyOf(names);
  }

  static ErrorEquals of(Fields fields, boolean last) {
    JsonNode array = fields.array(FIELD);
    if (array == null) {
      return new ErrorEquals(List.of());
    }
    if (array.isEmpty()) {
      fields.report(Wording.EMPTY, FIELD);
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      names.add(name(fields, array, i, last));
    }
    return new ErrorEquals(names);
  }

  private static String name(Fields fields, JsonNode array, int index, boolean last) {
    JsonNode name = array.get(index);
    String place = FIELD + "[" + index + "]";
    if (!name.isTextual()) {
      fields.report(Wording.expectedType("String"), place);
    } else if (name.asText().isEmpty()) {
      fields.report(Wording.EMPTY, place);
    } else if (name.asText().equals(ALL) && !(array.size() == 1 && last)) {
      fields.report(Wording.ALL_ALONE, place);
    }
    return name.asText();
  }

  boolean matches(StateError error) {
    return !RUNTIME.equals(error.error()) && names.stream().anyMatch(name -> matches(name, error));
  }

  private static boolean matches(String name, StateError error) {
    return switch (name) {
      case ALL -> true;
      case TASK_FAILED -> !StateError.TIMEOUT.equals(error.error());
      case HEARTBEAT_TIMEOUT ->
          error.kind() == StateError.Kind.HEARTBEAT_MISSED || name.equals(error.error());
      default -> name.equals(error.error());
    };
  }
}
