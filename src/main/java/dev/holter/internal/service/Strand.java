package dev.holter.internal.service;

import dev.holter.internal.asl.State;
import dev.holter.time.Deadline;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One walk through a sequence of states: where it is, and what it waits for.
 *
 * <p>An execution has one; each branch of a Parallel or Map state is to have its own. Guarded by
 * the service's lock.
 */
final class Strand {
  final ExecutionRecord execution;

  /** The event that the next one of this strand follows from; 0 before the first. */
  long lastEvent;

  /** The event with which the present state was entered. */
  long enteredEvent;

  Instant enteredAt;
  Payload input;

  /** Retries of the present state so far, in all and by the index of the retrier. */
  int retries;

  final Map<Integer, Integer> retriesOf = new HashMap<>();

  /** The open attempt of the present state, if it is a task. */
  @Nullable TaskAttempt attempt;

  /** What a Wait state or a retry's back-off waits for. */
  @Nullable Deadline resumption;

  private @Nullable State state;

  Strand(ExecutionRecord execution, Payload input) {
    this.execution = execution;
    this.input = input;
    this.enteredAt = execution.startedAt();
  }

  void enter(State entered, Payload given, Instant at) {
    state = entered;
    input = given;
    enteredAt = at;
    retries = 0;
    retriesOf.clear();
  }

  State state() {
    return Objects.requireNonNull(state);
  }

  /** Writes an event that follows from this strand's last one, and becomes its last. */
  void write(Event event) {
    lastEvent = execution.write(event, lastEvent);
  }
}
