package dev.holter.internal.asl.state;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.expression.Assignment;
import dev.holter.internal.asl.expression.EvaluationContext;
import dev.holter.internal.asl.reading.Fields;
import dev.holter.internal.asl.reading.QueryLanguage;

/** What a state makes of its input and of the result of its work; one form per query language. */
interface DataFlow {

  /** Reads the fields of the state's language. */
  static DataFlow of(Fields fields) {
    return fields.language() == QueryLanguage.JSONATA
        ? new JsonataDataFlow(fields)
        : new PathDataFlow(fields);
  }

  /** Returns what the other fields of the state see of its input. */
  JsonNode effectiveInput(EvaluationContext context);

  /** Returns what the work of the state is given. */
  JsonNode arguments(EvaluationContext context);

  /** Returns what a state without any work leaves behind. */
  Outcome outcome(EvaluationContext context);

  /** Returns what a state leaves behind whose work came to a result. */
  Outcome outcome(JsonNode result, EvaluationContext context);

  /** Returns what a Choice state leaves behind whose rule has this data flow of its own. */
  Outcome chosen(DataFlow rule, EvaluationContext context);

  /** Returns what a state leaves behind that failed, where this is the flow of its catcher. */
  Outcome failed(JsonNode errorOutput, EvaluationContext context);

  /** Returns the variables that are set. */
  Assignment assignment();
}
