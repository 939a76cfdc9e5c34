package dev.holter.execution;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A task whose life is written down by a test, in seconds since its start. */
public final class FixedTask implements TaskAttempt {

  /** The instant at which fixed tasks and executions start. */
  public static final Instant START = Instant.parse("2024-02-28T23:59:30Z");

  private final String stateName;
  private final List<TaskCall> calls = new ArrayList<>();
  private final List<SeenDeviation> deviations = new ArrayList<>();
  private Execution execution = FixedExecution.named("nightly");
  private String resource = "arn:aws:states:eu-north-1:123456789012:activity:charges";
  private int attempt = 1;
  private @Nullable String token = "AQCkAAAAKgAAAAMAAAAA9f3a";
  private @Nullable String workerName;
  private @Nullable Duration heartbeat;
  private @Nullable Duration timeout;
  private Instant scheduledAt = START;
  private @Nullable Instant startedAt = START;
  private Instant observedUntil = START;
  private TaskStatus status = TaskStatus.RUNNING;
  private @Nullable TaskClock expired;
  private @Nullable String output;
  private @Nullable String error;
  private @Nullable String cause;

  private FixedTask(String stateName) {
    this.stateName = stateName;
  }

  /** Starts to write down a task that a worker gets at {@link #START}. */
  public static FixedTask started(String stateName) {
    return new FixedTask(stateName);
  }

  /** Starts to write down a task that nobody has polled. */
  public static FixedTask waiting(String stateName) {
    FixedTask task = new FixedTask(stateName);
    task.status = TaskStatus.SCHEDULED;
    task.startedAt = null;
    task.token = null;
    return task;
  }

  public static Instant at(double seconds) {
    return START.plusNanos(Math.round(seconds * 1e9));
  }

  public FixedTask departs(double seconds, String sentence) {
    deviations.add(new SeenDeviation(at(seconds), sentence));
    return this;
  }

  public FixedTask in(Execution owner) {
    execution = owner;
    return this;
  }

  public FixedTask resource(String arn) {
    resource = arn;
    return this;
  }

  public FixedTask attempt(int number) {
    attempt = number;
    return this;
  }

  public FixedTask token(String value) {
    token = value;
    return this;
  }

  public FixedTask worker(String name) {
    workerName = name;
    return this;
  }

  public FixedTask heartbeatSeconds(long seconds) {
    heartbeat = Duration.ofSeconds(seconds);
    return this;
  }

  public FixedTask timeoutSeconds(long seconds) {
    timeout = Duration.ofSeconds(seconds);
    return this;
  }

  public FixedTask scheduledBefore(double seconds) {
    scheduledAt = at(-seconds);
    return this;
  }

  public FixedTask beats(double... seconds) {
    for (double second : seconds) {
      beatAt(at(second));
    }
    return this;
  }

  public FixedTask beatAt(Instant instant) {
    return call(new TaskCall(TaskCall.HEARTBEAT, instant, Optional.empty(), false));
  }

  public FixedTask rejected(String operation, double seconds, String errorName) {
    return call(new TaskCall(operation, at(seconds), Optional.of(errorName), false));
  }

  public FixedTask injected(double seconds, String errorName) {
    return call(new TaskCall(TaskCall.HEARTBEAT, at(seconds), Optional.of(errorName), true));
  }

  private FixedTask call(TaskCall call) {
    calls.add(call);
    return until(call.at());
  }

  private FixedTask until(Instant instant) {
    observedUntil = status.isOpen() ? instant : observedUntil;
    return this;
  }

  public FixedTask now(double seconds) {
    return until(at(seconds));
  }

  public FixedTask succeeds(double seconds, String json) {
    call(new TaskCall("SendTaskSuccess", at(seconds), Optional.empty(), false));
    status = TaskStatus.SUCCEEDED;
    output = json;
    return this;
  }

  public FixedTask fails(double seconds, @Nullable String errorName, @Nullable String why) {
    call(new TaskCall("SendTaskFailure", at(seconds), Optional.empty(), false));
    status = TaskStatus.FAILED;
    error = errorName;
    cause = why;
    return this;
  }

  public FixedTask timesOut(double seconds, TaskClock clock) {
    until(at(seconds));
    status = TaskStatus.TIMED_OUT;
    expired = clock;
    error = "States.Timeout";
    return this;
  }

  public FixedTask aborts(double seconds) {
    until(at(seconds));
    status = TaskStatus.ABORTED;
    return this;
  }

  @Override
  public Execution execution() {
    return execution;
  }

  @Override
  public String stateName() {
    return stateName;
  }

  @Override
  public String resource() {
    return resource;
  }

  @Override
  public int attempt() {
    return attempt;
  }

  @Override
  public Optional<String> taskToken() {
    return Optional.ofNullable(token);
  }

  @Override
  public String input() {
    return "{}";
  }

  @Override
  public Optional<Duration> heartbeatTimeout() {
    return Optional.ofNullable(heartbeat);
  }

  @Override
  public Optional<Duration> timeout() {
    return Optional.ofNullable(timeout);
  }

  @Override
  public Instant scheduledAt() {
    return scheduledAt;
  }

  @Override
  public Optional<Instant> startedAt() {
    return Optional.ofNullable(startedAt);
  }

  @Override
  public Optional<Instant> endedAt() {
    return status.isOpen() ? Optional.empty() : Optional.of(observedUntil);
  }

  @Override
  public Optional<String> workerName() {
    return Optional.ofNullable(workerName);
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
  public boolean callerHadGone() {
    return false;
  }

  @Override
  public List<SeenDeviation> deviations() {
    return List.copyOf(deviations);
  }

  @Override
  public List<TaskCall> calls() {
    return List.copyOf(calls);
  }

  @Override
  public Optional<Instant> heartbeatDeadline() {
    List<Heartbeat> beats = heartbeats();
    Instant from = beats.isEmpty() ? START : beats.get(beats.size() - 1).at();
    return status == TaskStatus.RUNNING ? heartbeatTimeout().map(from::plus) : Optional.empty();
  }

  @Override
  public Optional<Instant> timeoutDeadline() {
    return status == TaskStatus.RUNNING ? timeout().map(START::plus) : Optional.empty();
  }

  @Override
  public Instant observedUntil() {
    return observedUntil;
  }

  @Override
  public String toString() {
    return stateName + " #" + attempt;
  }
}
