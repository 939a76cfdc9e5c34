package dev.holter;

import dev.holter.execution.TaskAttempt;
import dev.holter.execution.TaskStatus;
import dev.holter.internal.wire.CallNotes;
import dev.holter.report.TaskTimeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Finds tasks that nobody worked on: a thread took one, nobody said anything of it until its clock
 * had run out and for as long again, and the thread went on calling.
 */
final class LostTasks {

  private LostTasks() {}

  static List<TaskAttempt> of(World world) {
    return world.tasksOfTurn().stream().filter(task -> isLost(task, world)).toList();
  }

  private static boolean isLost(TaskAttempt task, World world) {
    if (task.status() != TaskStatus.TIMED_OUT
        || task.callerHadGone()
        || !task.calls().isEmpty()
        || task.startedAt().isEmpty()) {
      return false;
    }
    Instant ended = task.endedAt().orElseThrow();
    // Whoever was held up may still say something; a worker that lives does so within this time.
    Duration clock = Duration.between(task.startedAt().get(), ended);
    return !world.clock().instant().isBefore(ended.plus(clock)) && taker(task, world).isPresent();
  }

  /** Who took it, if that one has called since it ended. */
  private static Optional<CallNotes.Taker> taker(TaskAttempt task, World world) {
    return world
        .notes()
        .taker(task.taskToken().orElse(""))
        .filter(taker -> taker.lastCall().isAfter(task.endedAt().orElseThrow()));
  }

  /** What fails a world in which a task was lost, or nothing. */
  static Optional<LostTaskError> failure(World world) {
    return of(world).stream()
        .findFirst()
        .map(
            task ->
                new LostTaskError(
                    "A task was lost though its worker lives: thread ["
                        + taker(task, world).map(CallNotes.Taker::name).orElse("")
                        + "] took it, nobody called with its token, and the thread called again"
                        + " after it had timed out. In a run as usual no task is lost\n"
                        + TaskTimeline.of(task).text()));
  }
}
