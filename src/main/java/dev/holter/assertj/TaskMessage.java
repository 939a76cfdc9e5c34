package dev.holter.assertj;

import dev.holter.execution.TaskAttempt;
import dev.holter.report.TaskTimeline;
import java.time.Instant;

/** Words failures about a task: subject, expectation, finding, timeline around the moment. */
final class TaskMessage {

  private TaskMessage() {}

  static String of(TaskAttempt task, String expectation, String finding, Instant moment) {
    TaskTimeline timeline = TaskTimeline.of(task);
    return Layout.of("task", timeline.title(), expectation, finding, timeline.around(moment));
  }

  static String outcome(TaskAttempt task, String expectation) {
    return now(task, expectation, "it " + OutcomeWording.of(task));
  }

  static String now(TaskAttempt task, String expectation, String finding) {
    return of(task, expectation, finding, task.observedUntil());
  }

  static String breach(TaskAttempt task, String expectation, Cadence.Breach breach) {
    return of(task, expectation, breach.finding(), breach.at());
  }
}
