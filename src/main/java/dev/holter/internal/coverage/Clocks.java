package dev.holter.internal.coverage;

import dev.holter.execution.TaskAttempt;
import dev.holter.execution.TaskClock;
import dev.holter.execution.TaskStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells which clocks a task has kept, and which it missed: a history does not tell them apart. */
public final class Clocks {

  private Clocks() {}

  /** Returns the labels of the pieces that the task went through. */
  public static List<String> of(TaskAttempt task) {
    List<String> labels = new ArrayList<>();
    boolean ended = task.status() == TaskStatus.SUCCEEDED || task.status() == TaskStatus.FAILED;
    for (TaskClock clock : TaskClock.values()) {
      boolean declared =
          (clock == TaskClock.HEARTBEAT ? task.heartbeatTimeout() : task.timeout()).isPresent();
      boolean missed = task.expiredClock().equals(Optional.of(clock));
      if (declared && (missed || ended)) {
        labels.add(Pieces.clock(task.stateName(), clock.field(), !missed));
      }
    }
    return labels;
  }
}
