package dev.holter.internal.service.run;

import dev.holter.execution.TaskClock;
import dev.holter.internal.asl.reading.StateError;
import dev.holter.internal.asl.reading.StateFailure;
import dev.holter.internal.asl.resource.Resource;
import dev.holter.internal.asl.resource.Resource.Activity;
import dev.holter.internal.asl.resource.Resource.Integration;
import dev.holter.internal.asl.resource.Resource.Pattern;
import dev.holter.internal.asl.state.TaskLimits;
import dev.holter.internal.asl.state.TaskState;
import dev.holter.internal.service.core.Core;
import dev.holter.internal.service.core.Payload;
import dev.holter.internal.service.core.Quotas;
import dev.holter.internal.service.event.IntegrationTaskEvents;
import dev.holter.internal.service.event.TaskEvents;
import dev.holter.internal.time.Deadline;
import dev.holter.internal.time.Priority;
import dev.holter.internal.time.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The life of a Task state: attempts, their clocks, and what follows from how one ends.
 *
 * <p>An activity's clocks start when a worker is handed the task, those of other resources with the
 * task itself. Guarded by the service's lock.
 */
public final class Tasks {
  private final Core core;
  private final Executions executions;
  private final Activities activities;
  private final IntegrationCalls integrations;
  private final Interpreter interpreter;
  private final ErrorHandling errors;
  private final Map<String, TaskRecord> byToken = new HashMap<>();

  /** Read without the service's lock. */
  private final List<TaskRecord> all = Collections.synchronizedList(new ArrayList<>());

  Tasks(
      Core core,
      Executions executions,
      Activities activities,
      CallTargets callees,
      Interpreter interpreter,
      ErrorHandling errors) {
    this.core = core;
    this.executions = executions;
    this.activities = activities;
    this.integrations = new IntegrationCalls(core, executions, callees, this, interpreter);
    this.interpreter = interpreter;
    this.errors = errors;
  }

  public @Nullable TaskRecord find(String token) {
    return byToken.get(token);
  }

  public List<TaskRecord> all() {
    return List.copyOf(all);
  }

  /** Begins the next attempt of a strand's present state. */
  void schedule(Strand strand, TaskState state) {
    if (!executions.hasRoom(strand.execution)) {
      return;
    }
    String token = mayShowToken(state.resource()) ? core.tokens().taskToken() : null;
    TaskRecord attempt = evaluate(strand, state, token);
    if (!attempt.input.fits()) {
      String cause = Quotas.parametersTooLarge(state.name());
      StateError error = StateError.failed(Quotas.DATA_LIMIT, cause);
      errors.handle(strand, state, error, () -> schedule(strand, state), () -> {});
      return;
    }
    strand.attempt = attempt;
    strand.execution.attempts.add(attempt);
    all.add(attempt);
    strand.write(
        attempt.events.scheduled(
            attempt.input.text(),
            attempt.limits.timeout(),
            attempt.limits.heartbeat(),
            attempt.role));
    if (state.resource() instanceof Activity activity) {
      activities.offer(activity.arn(), attempt, this);
    } else if (start(attempt, token, null)) {
      integrations.call(attempt);
    }
  }

  private TaskRecord evaluate(Strand strand, TaskState state, @Nullable String token) {
    var context = strand.context(core, token);
    Payload input = strand.input.or(state.taskInput(context));
    ParameterRules.require(state.resource(), input);
    TaskLimits limits =
        HeartbeatChoice.of(core.choices(), state.name(), state.limits(context), core.now());
    String role = state.credentialsRoleArn(context).orElse(null);
    if (state.resource() instanceof Activity activity) {
      activities.requireFor(activity.arn());
    }
    TaskEvents events = TaskEvents.of(state.resource(), core.settings().region());
    TaskFields fields = new TaskFields(input, limits, role);
    return new TaskRecord(strand, state, events, strand.retries + 1, fields, core.now());
  }

  /**
   * Whether the context object has the task's token in it. Callbacks and jobs find it there;
   * workers get it by polling.
   */
  private static boolean mayShowToken(Resource resource) {
    return resource instanceof Integration integration
        && integration.pattern() != Pattern.REQUEST_RESPONSE;
  }

  /**
   * Hands a worker the task.
   *
   * @return its token, null if the execution ended instead
   */
  @Nullable String handOut(TaskRecord attempt, @Nullable String worker) {
    String token = core.tokens().taskToken();
    return start(attempt, token, worker) ? token : null;
  }

  private boolean start(TaskRecord attempt, @Nullable String token, @Nullable String worker) {
    if (!executions.hasRoom(attempt.strand.execution)) {
      return false;
    }
    attempt.worker = worker;
    if (token != null) {
      attempt.token = token;
      byToken.put(token, attempt);
    }
    attempt.start(core.now());
    attempt.strand.write(attempt.events.started(worker));
    // The total limit is scheduled first: when both are due at one instant, it is the one that
    // counts.
    attempt
        .limits
        .timeout()
        .ifPresent(limit -> attempt.timeoutAt = arm(attempt, TaskClock.TIMEOUT, limit));
    beat(attempt);
    return true;
  }

  /** Restarts the heartbeat clock, if the task has one. */
  public void beat(TaskRecord attempt) {
    core.cancel(attempt.heartbeatAt);
    attempt
        .limits
        .heartbeat()
        .ifPresent(limit -> attempt.heartbeatAt = arm(attempt, TaskClock.HEARTBEAT, limit));
  }

  private Deadline arm(TaskRecord attempt, TaskClock clock, Duration limit) {
    return schedule(
        core.now().plus(limit), Priority.SERVICE, attempt, clock, () -> due(attempt, clock));
  }

  private Deadline schedule(
      Instant at, Priority priority, TaskRecord attempt, TaskClock clock, Runnable action) {
    return core.timeline()
        .schedule(at, priority, Purpose.BACKGROUND, attempt.nameOf(clock), action);
  }

  private void due(TaskRecord attempt, TaskClock clock) {
    synchronized (core.lock()) {
      Instant now = core.now();
      if (!DeadlineChoice.callsGoFirst(core.choices(), attempt.nameOf(clock), now)) {
        expire(attempt, clock);
        return;
      }
      // This deadline goes behind those of workers that are due at the same instant.
      Deadline behind =
          schedule(now, Priority.WORKER, attempt, clock, () -> expire(attempt, clock));
      if (clock == TaskClock.TIMEOUT) {
        attempt.timeoutAt = behind;
      } else {
        attempt.heartbeatAt = behind;
      }
    }
  }

  private void expire(TaskRecord attempt, TaskClock clock) {
    synchronized (core.lock()) {
      if (!attempt.isOpen() || !executions.hasRoom(attempt.strand.execution)) {
        return;
      }
      StateError error =
          clock == TaskClock.TIMEOUT ? StateError.timedOut() : StateError.heartbeatMissed();
      stopClocks(core, attempt);
      attempt.expire(core.now(), clock, StateError.TIMEOUT);
      attempt.strand.write(attempt.events.timedOut(StateError.TIMEOUT));
      interpreter.guard(attempt.strand, () -> handle(attempt, error));
    }
  }

  static void stopClocks(Core core, TaskRecord attempt) {
    core.cancel(attempt.timeoutAt);
    core.cancel(attempt.heartbeatAt);
    attempt.timeoutAt = null;
    attempt.heartbeatAt = null;
  }

  /** Notes that the call of a task was answered, while the task goes on waiting. */
  boolean submit(TaskRecord attempt, IntegrationTaskEvents events, String answer) {
    boolean room = executions.hasRoom(attempt.strand.execution);
    if (room) {
      attempt.submitted = true;
      attempt.strand.write(events.submitted(answer));
    }
    return room;
  }

  public void succeed(TaskRecord attempt, String output) {
    if (!executions.hasRoom(attempt.strand.execution)) {
      return;
    }
    stopClocks(core, attempt);
    attempt.succeed(core.now(), output);
    Strand strand = attempt.strand;
    strand.write(attempt.events.succeeded(output));
    interpreter.guard(strand, () -> leave(attempt, strand, Payload.of(output)));
  }

  private void leave(TaskRecord attempt, Strand strand, Payload result) {
    try {
      var context = strand.context(core, attempt.token);
      var left = attempt.state.outcome(result.tree(), context);
      interpreter.leave(
          strand, new StateExit(result.orIf(left.output(), strand.input), left.assigned()));
    } catch (StateFailure failure) {
      // Retry and Catch may handle the error. They never match States.Runtime.
      handle(attempt, interpreter.error(strand, failure));
    }
  }

  public void fail(TaskRecord attempt, @Nullable String error, @Nullable String cause) {
    if (!executions.hasRoom(attempt.strand.execution)) {
      return;
    }
    stopClocks(core, attempt);
    attempt.fail(core.now(), error, cause);
    attempt.strand.write(attempt.events.failed(error, cause));
    interpreter.guard(attempt.strand, () -> handle(attempt, StateError.failed(error, cause)));
  }

  private void handle(TaskRecord attempt, StateError error) {
    Strand strand = attempt.strand;
    errors.handle(strand, attempt.state, error, () -> schedule(strand, attempt.state), () -> {});
  }
}
