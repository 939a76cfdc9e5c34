package dev.holter.assertj;

import dev.holter.execution.Execution;
import dev.holter.report.ExecutionTimeline;

/** Words failures about an execution: subject, expectation, finding, the last events. */
final class ExecutionMessage {

  private ExecutionMessage() {}

  static String of(Execution execution, String expectation, String finding) {
    int last = execution.history().size() - 1;
    ExecutionTimeline timeline = ExecutionTimeline.of(execution);
    return Layout.of("execution", execution.name(), expectation, finding, timeline.around(last));
  }

  static String outcome(Execution execution, String expectation) {
    return of(execution, expectation, "it " + OutcomeWording.of(execution));
  }
}
