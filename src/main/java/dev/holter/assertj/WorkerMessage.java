package dev.holter.assertj;

import dev.holter.execution.WorkerLife;
import dev.holter.execution.WorkerStatus;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words failures about a worker: subject, expectation, finding, where it is or what it threw. */
final class WorkerMessage {

  /** With the lines above them, about as much as is shown of a timeline. */
  private static final int FRAMES = 12;

  private WorkerMessage() {}

  static String of(WorkerLife worker, String expectation) {
    String finding = "it " + how(worker) + when(worker);
    return Layout.of("worker", worker.name(), expectation, finding, evidence(worker));
  }

  private static String how(WorkerLife worker) {
    return switch (worker.status()) {
      case RUNNING -> "is running";
      case RETURNED -> "returned";
      case STOPPED -> "was stopped";
      case FAILED -> "failed with [" + worker.failure().map(Throwable::toString).orElse("") + "]";
      case CRASHED -> "crashed";
    };
  }

  private static String when(WorkerLife worker) {
    return worker
        .endedAt()
        .map(end -> ", " + Duration.between(worker.startedAt(), end) + " after its start")
        .orElse("");
  }

  private static String evidence(WorkerLife worker) {
    if (worker.status() == WorkerStatus.RUNNING) {
      return worker.surroundings().stripTrailing();
    }
    return worker.failure().map(WorkerMessage::stack).orElse("");
  }

  private static String stack(Throwable failure) {
    Stream<String> frames = Arrays.stream(failure.getStackTrace()).map(frame -> "\tat " + frame);
    Stream<String> cause =
        Optional.ofNullable(failure.getCause()).stream().map(it -> "Caused by: " + it);
    return Stream.of(Stream.of(failure.toString()), cause, frames.limit(FRAMES))
        .flatMap(lines -> lines)
        .collect(Collectors.joining("\n"));
  }
}
