package dev.holter.report;

import dev.holter.execution.TaskAttempt;
import dev.holter.execution.TaskCall;
import java.time.Instant;
import java.util.List;

/**
 * Finds the calls that came after the end of a task. Instants alone do not tell: the call that
 * ended the task and a late one can share theirs.
 */
final class LateCalls {

  private LateCalls() {}

  static List<TaskCall> of(TaskAttempt task) {
    return task.endedAt().map(end -> after(end, task.calls())).orElse(List.of());
  }

  private static List<TaskCall> after(Instant end, List<TaskCall> calls) {
    int ending = endingCall(calls);
    for (int i = ending + 1; i < calls.size(); i++) {
      TaskCall call = calls.get(i);
      boolean late = call.at().isAfter(end) || (call.at().equals(end) && !call.isAccepted());
      if (ending >= 0 || late) {
        return calls.subList(i, calls.size());
      }
    }
    return List.of();
  }

  private static int endingCall(List<TaskCall> calls) {
    for (int i = 0; i < calls.size(); i++) {
      if (calls.get(i).isAccepted() && !calls.get(i).isHeartbeat()) {
        return i;
      }
    }
    return -1;
  }
}
