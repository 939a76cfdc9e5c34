package dev.holter.internal.service.run;

import dev.holter.execution.Execution;
import dev.holter.execution.TaskAttempt;
import dev.holter.execution.TaskCall;
import dev.holter.execution.TaskClock;
import dev.holter.execution.TaskStatus;
import dev.holter.internal.asl.resource.Resource.Integration;
import dev.holter.internal.asl.resource.Resource.Pattern;
import dev.holter.internal.asl.state.TaskLimits;
import dev.holter.internal.asl.state.TaskState;
import dev.holter.internal.service.core.Payload;
import dev.holter.internal.service.event.TaskEvents;
import dev.holter.internal.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a Task state: its token, clocks and calls, and the view that a test has of it.
 *
 * <p>Guarded by the service's lock; the view takes it.
 */
public final class TaskRecord implements TaskAttempt {
  final Strand strand;
  final TaskState state;
  final TaskEvents events;
  final int number;
  public final Payload input;
  final TaskLimits limits;
  final @Nullable String role;
  final Instant scheduled;

  private final Object lock;
  private final String heartbeatName;
  private final String timeoutName;
  private final List<TaskCall> calls = new ArrayList<>(4);

  @Nullable String token;
  @Nullable Deadline timeoutAt;
  @Nullable Deadline heartbeatAt;
  @Nullable Instant started;
  @Nullable String worker;

  /** Set once the call was answered and the task waits for what follows from it. */
  /** Whether the poll that took it had no caller any more. */
  boolean callerHadGone;

  boolean submitted;

  /** What gives up the job that the attempt has started, when the attempt itself is given up. */
  @Nullable Runnable whenAborted;

  private TaskStatus status = TaskStatus.SCHEDULED;
  private @Nullable Instant ended;
  private @Nullable TaskClock expired;
  private @Nullable String output;
  private @Nullable String error;
  private @Nullable String cause;

  TaskRecord(
      Strand strand,
      TaskState state,
      TaskEvents events,
      int number,
      Payload input,
      TaskLimits limits,
      @Nullable String role,
      Instant scheduled) {
    this.strand = strand;
    this.state = state;
    this.events = events;
    this.number = number;
    this.input = input;
    this.limits = limits;
    this.role = role;
    this.scheduled = scheduled;
    this.lock = strand.execution.lock();
    this.heartbeatName = TaskClock.HEARTBEAT.field() + " of " + this;
    this.timeoutName = TaskClock.TIMEOUT.field() + " of " + this;
  }

  public boolean isOpen() {
    return status.isOpen();
  }

  /** Returns the name of one of the attempt's clocks, for messages. */
  String nameOf(TaskClock clock) {
    return clock == TaskClock.HEARTBEAT ? heartbeatName : timeoutName;
  }

  void start(Instant at) {
    status = TaskStatus.RUNNING;
    started = at;
  }

  public void record(TaskCall call) {
    calls.add(call);
  }

  void succeed(Instant at, String result) {
    end(at, TaskStatus.SUCCEEDED);
    output = result;
  }

  void fail(Instant at, @Nullable String failure, @Nullable String reason) {
    end(at, TaskStatus.FAILED);
    error = failure;
    cause = reason;
  }

  void expire(Instant at, TaskClock clock, String failure) {
    end(at, TaskStatus.TIMED_OUT);
    expired = clock;
    error = failure;
  }

  void abort(Instant at) {
    end(at, TaskStatus.ABORTED);
    if (whenAborted != null) {
      whenAborted.run();
    }
  }

  /** Whether the attempt waits for a job that its call starts. */
  boolean isJob() {
    return state.resource() instanceof Integration integration
        && (integration.pattern() == Pattern.SYNC || integration.pattern() == Pattern.SYNC_2);
  }

  private void end(Instant at, TaskStatus how) {
    status = how;
    ended = at;
  }

  @Override
  public Execution execution() {
    return strand.execution;
  }

  @Override
  public String stateName() {
    return state.name();
  }

  @Override
  public String resource() {
    return state.resource().arn();
  }

  @Override
  public int attempt() {
    return number;
  }

  @Override
  public Optional<String> taskToken() {
    synchronized (lock) {
      return Optional.ofNullable(token);
    }
  }

  @Override
  public String input() {
    synchronized (lock) {
      return input.text();
    }
  }

  @Override
  public Optional<Duration> heartbeatTimeout() {
    return limits.heartbeat();
  }

  @Override
  public Optional<Duration> timeout() {
    return limits.timeout();
  }

  @Override
  public Instant scheduledAt() {
    return scheduled;
  }

  @Override
  public Optional<Instant> startedAt() {
    synchronized (lock) {
      return Optional.ofNullable(started);
    }
  }

  @Override
  public Optional<Instant> endedAt() {
    synchronized (lock) {
      return Optional.ofNullable(ended);
    }
  }

  @Override
  public Optional<String> workerName() {
    synchronized (lock) {
      return Optional.ofNullable(worker);
    }
  }

  @Override
  public boolean callerHadGone() {
    synchronized (lock) {
      return callerHadGone;
    }
  }

  @Override
  public TaskStatus status() {
    synchronized (lock) {
      return status;
    }
  }

  @Override
  public Optional<TaskClock> expiredClock() {
    synchronized (lock) {
      return Optional.ofNullable(expired);
    }
  }

  @Override
  public Optional<String> output() {
    synchronized (lock) {
      return Optional.ofNullable(output);
    }
  }

  @Override
  public Optional<String> error() {
    synchronized (lock) {
      return Optional.ofNullable(error);
    }
  }

  @Override
  public Optional<String> cause() {
    synchronized (lock) {
      return Optional.ofNullable(cause);
    }
  }

  @Override
  public List<TaskCall> calls() {
    synchronized (lock) {
      return List.copyOf(calls);
    }
  }

  @Override
  public Optional<Instant> heartbeatDeadline() {
    synchronized (lock) {
      return Optional.ofNullable(heartbeatAt).map(Deadline::at);
    }
  }

  @Override
  public Optional<Instant> timeoutDeadline() {
    synchronized (lock) {
      return Optional.ofNullable(timeoutAt).map(Deadline::at);
    }
  }

  @Override
  public Instant observedUntil() {
    synchronized (lock) {
      return ended != null ? ended : strand.execution.now();
    }
  }

  @Override
  public String toString() {
    return stateName() + strand.place() + " #" + number + " of " + strand.execution.name();
  }
}
