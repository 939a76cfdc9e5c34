package dev.holter.report;

import dev.holter.execution.SeenDeviation;
import dev.holter.execution.TaskAttempt;
import dev.holter.execution.TaskCall;
import dev.holter.execution.TaskClock;
import dev.holter.execution.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Turns what a task went through into lines, in the order in which it happened. */
final class TaskLines {

  private final TaskAttempt task;
  private final List<TimelineLine> lines = new ArrayList<>();
  private Instant lastBeat;
  private int beats;

  private TaskLines(TaskAttempt task) {
    this.task = task;
    this.lastBeat = task.startedAt().orElse(task.scheduledAt());
  }

  static List<TimelineLine> of(TaskAttempt task) {
    return new TaskLines(task).build();
  }

  private List<TimelineLine> build() {
    lines.add(TimelineLine.event(task.scheduledAt(), "scheduled", ""));
    String whom = task.callerHadGone() ? "handed to a caller that had gone" : "";
    task.startedAt().ifPresent(at -> lines.add(TimelineLine.event(at, started(), whom)));
    List<TaskCall> calls = task.calls();
    int late = LateCalls.of(task).size();
    calls.subList(0, calls.size() - late).forEach(this::add);
    task.endedAt().ifPresentOrElse(this::addEnd, this::addNow);
    calls.subList(calls.size() - late, calls.size()).forEach(this::add);
    // From the last one on, so that those of one instant keep their order.
    List<SeenDeviation> deviations = task.deviations();
    for (int i = deviations.size() - 1; i >= 0; i--) {
      add(deviations.get(i));
    }
    return List.copyOf(lines);
  }

  /** Before what happened at the same instant, since that may be its work. */
  private void add(SeenDeviation deviation) {
    int place = 0;
    while (place < lines.size() && isBefore(lines.get(place), deviation.at())) {
      place++;
    }
    lines.add(place, TimelineLine.event(deviation.at(), "not as usual", deviation.sentence()));
  }

  private static boolean isBefore(TimelineLine line, Instant at) {
    return line.at() != null && line.at().isBefore(at);
  }

  private String started() {
    return task.workerName().map(worker -> "started by " + worker).orElse("started");
  }

  private void add(TaskCall call) {
    if (call.isHeartbeat() && call.isAccepted()) {
      addBeat(call);
    } else {
      lines.add(TimelineLine.event(call.at(), call.operation(), answer(call)));
    }
  }

  private void addBeat(TaskCall call) {
    beats++;
    Duration gap = Duration.between(lastBeat, call.at());
    String detail = gap(call.at()) + margin(call.at()) + (call.injected() ? "  injected" : "");
    lines.add(TimelineLine.beat(call.at(), call.operation() + " " + beats, detail, gap));
    lastBeat = call.at();
  }

  private static String answer(TaskCall call) {
    String how = call.injected() ? "injected " : "rejected with ";
    return call.error().map(error -> how + error).orElse(call.injected() ? "injected" : "");
  }

  private void addEnd(Instant at) {
    boolean missed = task.expiredClock().equals(Optional.of(TaskClock.HEARTBEAT));
    String beat = task.startedAt().isEmpty() ? "" : gap(at) + (missed ? "" : margin(at));
    lines.add(TimelineLine.event(at, TaskEnd.of(task), beat + TaskEnd.reason(task)));
  }

  private void addNow() {
    Instant now = task.observedUntil();
    boolean running = task.status() == TaskStatus.RUNNING;
    lines.add(TimelineLine.event(now, "now", running ? gap(now) : "waits for a worker"));
    List<TimelineLine> deadlines = new ArrayList<>();
    task.heartbeatDeadline().ifPresent(at -> deadlines.add(deadline(TaskClock.HEARTBEAT, at)));
    task.timeoutDeadline().ifPresent(at -> deadlines.add(deadline(TaskClock.TIMEOUT, at)));
    deadlines.stream()
        .sorted(
            Comparator.comparing(TimelineLine::at, Comparator.nullsLast(Comparator.naturalOrder())))
        .forEach(lines::add);
  }

  private TimelineLine deadline(TaskClock clock, Instant at) {
    return TimelineLine.event(
        at, clock.field() + " deadline", "in " + Duration.between(task.observedUntil(), at));
  }

  private String gap(Instant at) {
    return "gap " + Duration.between(lastBeat, at);
  }

  private String margin(Instant at) {
    return task.heartbeatTimeout()
        .map(timeout -> "  margin " + timeout.minus(Duration.between(lastBeat, at)))
        .orElse("");
  }
}
