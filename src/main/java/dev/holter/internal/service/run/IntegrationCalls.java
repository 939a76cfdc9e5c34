package dev.holter.internal.service.run;

import dev.holter.internal.asl.resource.Resource;
import dev.holter.internal.asl.resource.Resource.Integration;
import dev.holter.internal.asl.resource.Resource.LambdaFunction;
import dev.holter.internal.asl.resource.Resource.Pattern;
import dev.holter.internal.service.core.CallAnswers;
import dev.holter.internal.service.core.Core;
import dev.holter.internal.service.core.Payload;
import dev.holter.internal.service.core.Quotas;
import dev.holter.internal.service.event.IntegrationTaskEvents;
import org.jspecify.annotations.Nullable;

/** Has a task's call answered, by the test or by this service, and hands the answer back. */
final class IntegrationCalls {
  private final Core core;
  private final CallAnswers answers;
  private final OwnCalls own;
  private final Tasks tasks;

  IntegrationCalls(
      Core core, Executions executions, CallTargets callees, Tasks tasks, Interpreter interpreter) {
    this.core = core;
    this.answers = new CallAnswers(core, callees.test());
    this.own = new OwnCalls(core, executions, callees, tasks, interpreter, this);
    this.tasks = tasks;
  }

  /** Calls under the service's lock. A test's answer is given on another thread, without it. */
  void call(TaskRecord attempt) {
    AttemptCall call = AttemptCall.of(attempt, this);
    if (!answers.ask(call, new TaskReply(attempt)) && !own.call(attempt)) {
      answers.miss(call);
    }
  }

  /** Takes the answer for a task. */
  private final class TaskReply implements CallAnswers.Reply {
    private final TaskRecord attempt;

    TaskReply(TaskRecord attempt) {
      this.attempt = attempt;
    }

    @Override
    public boolean isAwaited() {
      return attempt.isOpen();
    }

    @Override
    public void result(String json, boolean endsCallback) {
      accept(attempt, json, endsCallback);
    }

    @Override
    public void error(String error, @Nullable String cause) {
      tasks.fail(attempt, error, cause);
    }
  }

  /**
   * Notes that the test has accepted a job. Called on the thread that answers, without the lock.
   */
  void submit(TaskRecord attempt, String output) {
    CallAnswers.requireJson(attempt.resource(), attempt.stateName(), output);
    synchronized (core.lock()) {
      if (attempt.submitted) {
        throw new IllegalStateException(
            "The job of state ["
                + attempt.stateName()
                + "] was submitted twice: return its result instead");
      }
      if (attempt.isOpen()) {
        accepted(attempt, output);
      }
    }
  }

  /**
   * Takes the answer to a call. It is the task's result unless the task waits for a callback or a
   * job.
   */
  void accept(TaskRecord attempt, String result, boolean endsCallback) {
    boolean callback =
        attempt.state.resource() instanceof Integration integration
            && integration.pattern() == Pattern.WAIT_FOR_TASK_TOKEN;
    if ((callback || attempt.isJob()) && !attempt.submitted && !accepted(attempt, result)) {
      return;
    }
    if (!Payload.fits(result, Payload.LIMIT)) {
      tasks.fail(attempt, Quotas.DATA_LIMIT, Quotas.tooLarge(service(attempt)));
    } else if (!callback || endsCallback) {
      tasks.succeed(attempt, result);
    }
  }

  /** Whether the task goes on waiting for what follows from its call. */
  boolean accepted(TaskRecord attempt, String output) {
    if (!Payload.fits(output, Payload.LIMIT)) {
      tasks.fail(attempt, Quotas.DATA_LIMIT, Quotas.tooLarge(service(attempt)));
      return false;
    }
    return attempt.events instanceof IntegrationTaskEvents events
        && tasks.submit(attempt, events, output);
  }

  private static String service(TaskRecord attempt) {
    Resource resource = attempt.state.resource();
    if (resource instanceof Integration integration) {
      return integration.service();
    }
    return resource instanceof LambdaFunction ? resource.arn() : attempt.stateName();
  }
}
