package dev.holter.internal.service;

import dev.holter.internal.asl.Json;
import dev.holter.internal.asl.JsonSyntaxError;
import dev.holter.internal.asl.Resource;
import dev.holter.internal.asl.Resource.Integration;
import dev.holter.internal.asl.Resource.LambdaFunction;
import dev.holter.internal.asl.Resource.Pattern;
import org.jspecify.annotations.Nullable;

/** Has a task's call answered, by the test or by this service, and hands the answer back. */
final class IntegrationCalls {
  private final Core core;
  private final Integrations answers;
  private final OwnCalls own;
  private final Tasks tasks;

  IntegrationCalls(
      Core core, Executions executions, Callees callees, Tasks tasks, Interpreter interpreter) {
    this.core = core;
    this.answers = callees.test();
    this.own = new OwnCalls(core, executions, callees.own(), tasks, interpreter, this);
    this.tasks = tasks;
  }

  /** Under the service's lock; a test's answer is given on another thread, without it. */
  void call(TaskAttempt attempt) {
    Resource resource = attempt.state.resource();
    AttemptCall call = AttemptCall.of(attempt, this);
    Integrations.Answer answer = answers.find(call);
    if (answer != null) {
      answers.executor().execute(() -> answer(call, answer));
    } else if (!own.call(attempt)) {
      core.timeline()
          .fail(
              new IllegalStateException(
                  "State ["
                      + attempt.stateName()
                      + "] calls ["
                      + resource.arn()
                      + "], and nothing answers it: "
                      + answers.remedy(resource)));
    }
  }

  private void answer(AttemptCall call, Integrations.Answer answer) {
    TaskAttempt attempt = call.attempt();
    try {
      String result = answer.call(call);
      requireJson(attempt, result);
      synchronized (core.lock()) {
        if (attempt.isOpen()) {
          accept(attempt, result, answer.endsCallback());
        }
      }
    } catch (Integrations.IntegrationError failure) {
      fail(attempt, failure.error(), failure.getMessage());
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    } catch (Exception | AssertionError broken) {
      core.timeline().fail(broken);
    }
  }

  private static void requireJson(TaskAttempt attempt, @Nullable String result) {
    try {
      Json.parse(String.valueOf(result));
    } catch (JsonSyntaxError notJson) {
      throw new IllegalStateException(
          "The answer for ["
              + attempt.resource()
              + "] in state ["
              + attempt.stateName()
              + "] is not JSON: ["
              + result
              + "]; return a JSON text such as {} or \"done\" in quotes",
          notJson);
    }
  }

  /** The test's job was accepted, on the thread that answers. */
  void submit(TaskAttempt attempt, String output) {
    requireJson(attempt, output);
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

  /** What a call was answered with: the task's result, unless it waits for something else. */
  void accept(TaskAttempt attempt, String result, boolean endsCallback) {
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
  boolean accepted(TaskAttempt attempt, String output) {
    if (!Payload.fits(output, Payload.LIMIT)) {
      tasks.fail(attempt, Quotas.DATA_LIMIT, Quotas.tooLarge(service(attempt)));
      return false;
    }
    return attempt.events instanceof IntegrationTaskEvents events
        && tasks.submit(attempt, events, output);
  }

  private void fail(TaskAttempt attempt, String error, @Nullable String cause) {
    synchronized (core.lock()) {
      if (attempt.isOpen()) {
        tasks.fail(attempt, error, cause);
      }
    }
  }

  private static String service(TaskAttempt attempt) {
    Resource resource = attempt.state.resource();
    if (resource instanceof Integration integration) {
      return integration.service();
    }
    return resource instanceof LambdaFunction ? resource.arn() : attempt.stateName();
  }
}
