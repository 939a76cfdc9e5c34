package dev.holter.execution;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** An execution whose history is written down by a test. */
public final class FixedExecution implements Execution {

  private final String name;
  private final List<HistoryEvent> history = new ArrayList<>();
  private final List<TaskAttempt> tasks = new ArrayList<>();
  private ExecutionStatus status = ExecutionStatus.RUNNING;
  private @Nullable String output;
  private @Nullable String error;
  private @Nullable String cause;

  private FixedExecution(String name) {
    this.name = name;
  }

  public static FixedExecution named(String name) {
    return new FixedExecution(name);
  }

  public FixedExecution event(double seconds, HistoryEventType type) {
    return event(seconds, type, details -> {});
  }

  public FixedExecution event(
      double seconds, HistoryEventType type, Consumer<HistoryEvent.Builder> details) {
    long id = history.size() + 1L;
    HistoryEvent.Builder event =
        HistoryEvent.builder().id(id).type(type).timestamp(FixedTask.at(seconds));
    details.accept(event);
    history.add(event.build());
    return this;
  }

  public FixedExecution task(FixedTask task) {
    tasks.add(task.in(this));
    return this;
  }

  public FixedExecution succeeds(String json) {
    status = ExecutionStatus.SUCCEEDED;
    output = json;
    return this;
  }

  public FixedExecution fails(@Nullable String errorName, @Nullable String why) {
    status = ExecutionStatus.FAILED;
    error = errorName;
    cause = why;
    return this;
  }

  public FixedExecution ends(ExecutionStatus how) {
    status = how;
    return this;
  }

  @Override
  public String executionArn() {
    return "arn:aws:states:eu-north-1:123456789012:execution:machine:" + name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String stateMachineArn() {
    return "arn:aws:states:eu-north-1:123456789012:stateMachine:machine";
  }

  @Override
  public String input() {
    return "{}";
  }

  @Override
  public ExecutionStatus status() {
    return status;
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
  public Instant startedAt() {
    return FixedTask.START;
  }

  @Override
  public Optional<Instant> stoppedAt() {
    return status == ExecutionStatus.RUNNING ? Optional.empty() : Optional.of(observedUntil());
  }

  @Override
  public List<HistoryEvent> history() {
    return List.copyOf(history);
  }

  @Override
  public List<TaskAttempt> tasks() {
    return List.copyOf(tasks);
  }

  @Override
  public List<Execution> childExecutions() {
    return List.of();
  }

  @Override
  public Instant observedUntil() {
    return history.isEmpty() ? startedAt() : history.get(history.size() - 1).timestamp();
  }
}
