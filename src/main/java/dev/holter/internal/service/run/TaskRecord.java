package dev.holter.internal.service.run;

import dev.holter.execution.Execution;
import dev.holter.execution.SeenDeviation;
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
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a Task state: its token, clocks and calls, and the view that a test has of it.
 *
 * <p>Changed under the service's lock. The view takes no lock, so that a failure is told while
 * somebody evaluates an expression under it: how it ended is written last.
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

  private final String heartbeatName;
  private final String timeoutName;
  private final List<TaskCall> calls = Collections.synchronizedList(new ArrayList<>(4));

  volatile @Nullable String token;
  volatile @Nullable Deadline timeoutAt;
  volatile @Nullable Deadline heartbeatAt;
  volatile @Nullable Instant started;
  volatile @Nullable String worker;

  /** Whether the poll that took it had no caller any more. */
  volatile boolean callerHadGone;

  /** Set once the call was answered and the task waits for what follows from it. */
  boolean submitted;

  /** What gives up the job that the attempt has started, when the attempt itself is given up. */
  @Nullable Runnable whenAborted;

  private volatile TaskStatus status = TaskStatus.SCHEDULED;
  private volatile @Nullable Instant ended;
  private volatile @Nullable TaskClock expired;
  private volatile @Nullable String output;
  private volatile @Nullable String error;
  private volatile @Nullable String cause;

  TaskRecord(
      Strand strand,
      TaskState state,
      TaskEvents events,
      int number,
      TaskFields fields,
      Instant scheduled) {
    this.strand = strand;
    this.state = state;
    this.events = events;
    this.number = number;
    this.input = fields.input();
    this.limits = fields.limits();
    this.role = fields.role();
    this.scheduled = scheduled;
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
    started = at;
    status = TaskStatus.RUNNING;
  }

  public void record(TaskCall call) {
    calls.add(call);
  }

  void succeed(Instant at, String result) {
    output = result;
    end(at, TaskStatus.SUCCEEDED);
  }

  void fail(Instant at, @Nullable String failure, @Nullable String reason) {
    error = failure;
    cause = reason;
    end(at, TaskStatus.FAILED);
  }

  void expire(Instant at, TaskClock clock, String failure) {
    expired = clock;
    error = failure;
    end(at, TaskStatus.TIMED_OUT);
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
    ended = at;
    status = how;
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
    return Optional.ofNullable(token);
  }

  @Override
  public String input() {
    return input.text();
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
    return Optional.ofNullable(started);
  }

  @Override
  public Optional<Instant> endedAt() {
    return Optional.ofNullable(ended);
  }

  @Override
  public Optional<String> workerName() {
    return Optional.ofNullable(worker);
  }

  @Override
  public boolean callerHadGone() {
    return callerHadGone;
  }

  @Override
  public TaskStatus status() {
    return status;
  }

  @Override
  public Optional<TaskClock> expiredClock() {
    return Optional.ofNullable(expired);
  }

  @Override
  public Optional<String> output() {
    return Optional.ofNullable(output);
  }

  @Override
  public Optional<String> error() {
    return Optional.ofNullable(error);
  }

  @Override
  public Optional<String> cause() {
    return Optional.ofNullable(cause);
  }

  @Override
  public List<TaskCall> calls() {
    return List.copyOf(calls);
  }

  @Override
  public List<SeenDeviation> deviations() {
    Instant until = observedUntil();
    return strand.execution.told().stream()
        .filter(told -> !told.at().isBefore(scheduled) && !told.at().isAfter(until))
        .map(told -> new SeenDeviation(told.at(), told.sentence()))
        .toList();
  }

  @Override
  public Optional<Instant> heartbeatDeadline() {
    return Optional.ofNullable(heartbeatAt).map(Deadline::at);
  }

  @Override
  public Optional<Instant> timeoutDeadline() {
    return Optional.ofNullable(timeoutAt).map(Deadline::at);
  }

  @Override
  public Instant observedUntil() {
    return Objects.requireNonNullElseGet(ended, strand.execution::now);
  }

  @Override
  public String toString() {
    return stateName() + strand.place() + " #" + number + " of " + strand.execution.name();
  }
}
