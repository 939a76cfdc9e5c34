package dev.holter.internal.lint;

import dev.holter.execution.Heartbeat;
import dev.holter.execution.TaskAttempt;
import dev.holter.execution.TaskCall;
import dev.holter.execution.TaskClock;
import dev.holter.execution.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One attempt of a task and the calls on its token, read once. */
public final class SeenAttempt {

  private final TaskAttempt task;
  private final String machine;
  private final int clientAttempts;
  private final boolean severalBeat;
  private final List<TaskCall> calls;
  private final List<TaskCall> sent = new ArrayList<>();
  private final List<Heartbeat> beats = new ArrayList<>();
  private final Map<Integer, Duration> backoffs = new HashMap<>();

  /**
   * Reads an attempt as it stands.
   *
   * @param task the attempt
   * @param machine the name of its state machine
   * @param clientAttempts how many attempts its client makes of a call
   * @param severalBeat whether its heartbeats came from more than one thread
   * @param resent what of its calls an SDK has sent again
   */
  public SeenAttempt(
      TaskAttempt task,
      String machine,
      int clientAttempts,
      boolean severalBeat,
      List<Resent> resent) {
    this.task = task;
    this.machine = machine;
    this.clientAttempts = clientAttempts;
    this.severalBeat = severalBeat;
    this.calls = task.calls();
    Instant previous = start();
    for (TaskCall call : calls) {
      if (call.isHeartbeat() && call.isAccepted()) {
        Duration gap = Duration.between(previous, call.at());
        beats.add(new Heartbeat(beats.size() + 1, call.at(), gap));
        previous = call.at();
      }
      if (!call.injected() && !resent.contains(new Resent(call.operation(), call.at()))) {
        sent.add(call);
      }
    }
    readBackoffs(resent);
  }

  /**
   * Reads the waits before calls that repeat a failed one. A call that was lost on its way is in no
   * journal, so that the wait after it is unknown.
   */
  private void readBackoffs(List<Resent> resent) {
    Map<String, TaskCall> before = new HashMap<>();
    Map<String, Integer> retries = new HashMap<>();
    for (TaskCall call : calls) {
      String operation = call.operation();
      TaskCall last = before.put(operation, call);
      boolean repeats =
          last != null
              && (last.injected() || !last.isAccepted())
              && resent.contains(new Resent(operation, call.at()));
      if (repeats) {
        int retry = retries.merge(operation, 1, Integer::sum);
        Duration waited = Duration.between(last.at(), call.at());
        backoffs.merge(retry, waited, (one, other) -> one.compareTo(other) > 0 ? one : other);
      } else {
        retries.remove(operation);
      }
    }
  }

  /**
   * A call that is an attempt of an earlier one.
   *
   * @param operation such as {@code SendTaskHeartbeat}
   * @param at when it arrived
   */
  public record Resent(String operation, Instant at) {}

  TaskAttempt task() {
    return task;
  }

  String machine() {
    return machine;
  }

  String place() {
    return SeenMachine.place(task.stateName(), machine);
  }

  int clientAttempts() {
    return clientAttempts;
  }

  /** How long its client waited at most before a retry, 1 for the first; empty if none was seen. */
  Optional<Duration> backoff(int retry) {
    return Optional.ofNullable(backoffs.get(retry));
  }

  boolean severalBeat() {
    return severalBeat;
  }

  /** All calls on the token, including those that a fault answered. */
  List<TaskCall> calls() {
    return calls;
  }

  /** The calls that the worker has made itself: neither faults nor what an SDK sends again. */
  List<TaskCall> sent() {
    return sent;
  }

  List<Heartbeat> beats() {
    return beats;
  }

  Instant start() {
    return task.startedAt().orElse(task.scheduledAt());
  }

  boolean isStarted() {
    return task.startedAt().isPresent();
  }

  Instant end() {
    return task.observedUntil();
  }

  boolean missedHeartbeat() {
    return task.expiredClock().equals(Optional.of(TaskClock.HEARTBEAT));
  }

  /** Whether the worker itself has ended the attempt, with a result or a failure. */
  boolean wasAnswered() {
    return task.status() == TaskStatus.SUCCEEDED || task.status() == TaskStatus.FAILED;
  }

  /** The longest time between two beats, or from the start to the first. */
  Optional<Heartbeat> widest() {
    Heartbeat widest = null;
    for (Heartbeat beat : beats) {
      if (widest == null || beat.gap().compareTo(widest.gap()) > 0) {
        widest = beat;
      }
    }
    return Optional.ofNullable(widest);
  }

  boolean metFault(Instant from, Instant until) {
    return calls.stream()
        .anyMatch(
            call -> !call.isAccepted() && !call.at().isBefore(from) && !call.at().isAfter(until));
  }

  /** Writes an instant as the time since the start of the attempt. */
  String at(Instant instant) {
    return "PT0S".equals(Duration.between(start(), instant).toString())
        ? "at its start"
        : Duration.between(start(), instant) + " after its start";
  }
}
