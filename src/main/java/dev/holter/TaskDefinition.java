package dev.holter;

import java.time.Duration;
import java.util.Objects;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * One task to be scheduled without a definition of one's own; immutable, each method returns a
 * copy.
 *
 * <p>{@link FakeStepFunctions#scheduleTask} makes a state machine with this one Task state from it.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class TaskDefinition {

  /** How a task reaches whoever does its work. */
  enum Kind {
    ACTIVITY,
    CALLBACK
  }

  private final Kind kind;
  private final String target;
  private final @Nullable Duration heartbeat;
  private final @Nullable Duration timeout;
  private final String input;

  private TaskDefinition(
      Kind kind,
      String target,
      @Nullable Duration heartbeat,
      @Nullable Duration timeout,
      String input) {
    this.kind = kind;
    this.target = target;
    this.heartbeat = heartbeat;
    this.timeout = timeout;
    this.input = input;
  }

  /**
   * A task that a worker polls for.
   *
   * @param name the activity's name; it is created if it does not exist
   * @return a task with the input {@code {}} and no time limits
   */
  public static TaskDefinition activity(String name) {
    return new TaskDefinition(Kind.ACTIVITY, require(name, "activity"), null, null, "{}");
  }

  /**
   * A task that is handed over with its token, as {@code .waitForTaskToken} does.
   *
   * @param integration the called action, such as {@code sqs:sendMessage}; its parameters are
   *     {@code input} and {@code token}. If no handler is registered for it, the call succeeds and
   *     the test takes the token from {@link dev.holter.execution.TaskAttempt#taskToken()}
   * @return a task with the input {@code {}} and no time limits
   */
  public static TaskDefinition callback(String integration) {
    return new TaskDefinition(Kind.CALLBACK, require(integration, "integration"), null, null, "{}");
  }

  /**
   * Declares {@code HeartbeatSeconds}.
   *
   * @param interval whole seconds, more than zero
   * @return the changed copy
   * @throws IllegalArgumentException if it is not in whole seconds or not more than zero
   */
  public TaskDefinition heartbeat(Duration interval) {
    return new TaskDefinition(kind, target, wholeSeconds("heartbeat", interval), timeout, input);
  }

  /**
   * Declares {@code TimeoutSeconds}.
   *
   * @param limit whole seconds, more than zero
   * @return the changed copy
   * @throws IllegalArgumentException if it is not in whole seconds or not more than zero
   */
  public TaskDefinition timeout(Duration limit) {
    return new TaskDefinition(kind, target, heartbeat, wholeSeconds("timeout", limit), input);
  }

  /**
   * Sets the input of the execution, which is the input of the task.
   *
   * @param json JSON text
   * @return the changed copy
   */
  public TaskDefinition input(String json) {
    return new TaskDefinition(
        kind, target, heartbeat, timeout, Objects.requireNonNull(json, "json"));
  }

  Kind kind() {
    return kind;
  }

  String target() {
    return target;
  }

  @Nullable Duration heartbeat() {
    return heartbeat;
  }

  @Nullable Duration timeout() {
    return timeout;
  }

  String input() {
    return input;
  }

  private static String require(String value, String what) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(
          "The name of the " + what + " is [" + value + "]: give one that is not blank");
    }
    return value;
  }

  private static Duration wholeSeconds(String what, Duration value) {
    if (value.isNegative() || value.isZero() || value.toNanosPart() != 0) {
      throw new IllegalArgumentException(
          "The " + what + " is [" + value + "]: Step Functions takes whole seconds, from one on");
    }
    return value;
  }
}
