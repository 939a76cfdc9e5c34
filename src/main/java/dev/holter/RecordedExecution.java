package dev.holter;

import dev.holter.execution.Execution;
import dev.holter.execution.TaskAttempt;
import dev.holter.internal.wire.HistoryJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/**
 * An execution that ran elsewhere, as {@code aws stepfunctions get-execution-history} shows it: to
 * be looked at and asserted on like one of the test, and to be run again with {@link
 * FakeStepFunctions#replay(RecordedExecution)}.
 *
 * <pre>{@code
 * RecordedExecution incident = RecordedExecution.read(Path.of("incident.json"));
 * assertThat(incident).hasFailed();
 * System.out.println(ExecutionTimeline.of(incident));
 * }</pre>
 *
 * <p>A history has no names: {@link #name()}, {@link #executionArn()} and {@link
 * #stateMachineArn()} are those of the file. It has no tasks either, whose heartbeats AWS does not
 * record.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class RecordedExecution implements Execution {
  private final String name;
  private final List<HistoryEvent> history;

  private RecordedExecution(String name, List<HistoryEvent> history) {
    this.name = name;
    this.history = history;
  }

  /**
   * Reads a file.
   *
   * @param file what {@code aws stepfunctions get-execution-history --output json} has printed, in
   *     either order
   * @return the execution
   * @throws IllegalArgumentException if it is no history, or a part of one
   */
  public static RecordedExecution read(Path file) {
    try {
      return of(file.toString(), Files.readString(file));
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(
          "The history ["
              + file
              + "] cannot be read: give the path of a file such as"
              + " src/test/resources/incident.json",
          unreadable);
    }
  }

  /**
   * Reads a text.
   *
   * @param name what messages call it
   * @param json as in {@link #read(Path)}
   * @return the execution
   * @throws IllegalArgumentException if it is no history, or a part of one
   */
  public static RecordedExecution of(String name, String json) {
    try {
      List<HistoryEvent> events =
          HistoryJson.read(json).stream().sorted(Comparator.comparing(HistoryEvent::id)).toList();
      requireWhole(events);
      return new RecordedExecution(name, events);
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException("The history [" + name + "] " + wrong.getMessage(), wrong);
    }
  }

  private static void requireWhole(List<HistoryEvent> events) {
    for (int i = 0; i < events.size(); i++) {
      HistoryEvent event = events.get(i);
      if (event.timestamp() == null) {
        throw new IllegalArgumentException(
            "has no timestamp in event [" + event.id() + "]: save the output as it is");
      }
      if (event.id() != i + 1L) {
        throw new IllegalArgumentException(
            (i == 0 ? "begins with event [" : "is cut: event [" + i + "] is followed by [")
                + event.id()
                + "]: save the whole history, from ExecutionStarted on");
      }
    }
  }

  HistoryEvent last() {
    return history.get(history.size() - 1);
  }

  /** Refuses a recording without inputs and outputs, which cannot be played again. */
  RecordedExecution requireData() {
    if (history.get(0).executionStartedEventDetails() == null
        || history.get(0).executionStartedEventDetails().input() == null) {
      throw new IllegalArgumentException(
          "The history ["
              + name
              + "] has no data, so that it can be looked at and not run again: fetch it with"
              + " --include-execution-data");
    }
    return this;
  }

  @Override
  public String executionArn() {
    return name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String stateMachineArn() {
    return name;
  }

  @Override
  public String input() {
    var started = history.get(0).executionStartedEventDetails();
    return started == null || started.input() == null ? "" : started.input();
  }

  @Override
  public ExecutionStatus status() {
    return switch (last().type()) {
      case EXECUTION_SUCCEEDED -> ExecutionStatus.SUCCEEDED;
      case EXECUTION_FAILED -> ExecutionStatus.FAILED;
      case EXECUTION_ABORTED -> ExecutionStatus.ABORTED;
      case EXECUTION_TIMED_OUT -> ExecutionStatus.TIMED_OUT;
      default -> ExecutionStatus.RUNNING;
    };
  }

  @Override
  public Optional<String> output() {
    return Optional.ofNullable(last().executionSucceededEventDetails())
        .map(details -> details.output());
  }

  @Override
  public Optional<String> error() {
    HistoryEvent last = last();
    return Optional.ofNullable(
        first(
            last.executionFailedEventDetails() == null
                ? null
                : last.executionFailedEventDetails().error(),
            last.executionAbortedEventDetails() == null
                ? null
                : last.executionAbortedEventDetails().error(),
            last.executionTimedOutEventDetails() == null
                ? null
                : last.executionTimedOutEventDetails().error()));
  }

  @Override
  public Optional<String> cause() {
    HistoryEvent last = last();
    return Optional.ofNullable(
        first(
            last.executionFailedEventDetails() == null
                ? null
                : last.executionFailedEventDetails().cause(),
            last.executionAbortedEventDetails() == null
                ? null
                : last.executionAbortedEventDetails().cause(),
            last.executionTimedOutEventDetails() == null
                ? null
                : last.executionTimedOutEventDetails().cause()));
  }

  private static @Nullable String first(@Nullable String... texts) {
    for (String text : texts) {
      if (text != null) {
        return text;
      }
    }
    return null;
  }

  @Override
  public Instant startedAt() {
    return history.get(0).timestamp();
  }

  @Override
  public Optional<Instant> stoppedAt() {
    return status() == ExecutionStatus.RUNNING ? Optional.empty() : Optional.of(last().timestamp());
  }

  @Override
  public List<HistoryEvent> history() {
    return history;
  }

  @Override
  public List<TaskAttempt> tasks() {
    return List.of();
  }

  @Override
  public List<Execution> childExecutions() {
    return List.of();
  }

  @Override
  public Instant observedUntil() {
    return last().timestamp();
  }
}
