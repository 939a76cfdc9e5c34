package dev.holter.internal.service;

import dev.holter.internal.asl.Json;
import dev.holter.internal.asl.JsonSyntaxError;
import dev.holter.internal.asl.Resource;
import dev.holter.internal.asl.Resource.Integration;
import dev.holter.internal.asl.Resource.LambdaFunction;
import dev.holter.internal.asl.Resource.Pattern;
import org.jspecify.annotations.Nullable;

/** Has the test answer what a task calls, and hands the answer back to the task. */
final class IntegrationCalls {
  private final Core core;
  private final Integrations answers;
  private final Tasks tasks;

  IntegrationCalls(Core core, Integrations answers, Tasks tasks) {
    this.core = core;
    this.answers = answers;
    this.tasks = tasks;
  }

  /** Under the service's lock; the answer itself is given on another thread, without it. */
  void call(TaskAttempt attempt) {
    Resource resource = attempt.state.resource();
    Integrations.Answer answer = answers.find(resource);
    if (answer == null) {
      core.timeline()
          .fail(
              new IllegalStateException(
                  "State ["
                      + attempt.stateName()
                      + "] calls ["
                      + resource.arn()
                      + "], and nothing answers it: "
                      + answers.remedy(resource)));
      return;
    }
    answers.executor().execute(() -> answer(attempt, answer));
  }

  private void answer(TaskAttempt attempt, Integrations.Answer answer) {
    try {
      String result = answer.call(attempt);
      requireJson(attempt, result);
      synchronized (core.lock()) {
        if (attempt.isOpen()) {
          accept(attempt, result);
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

  private void accept(TaskAttempt attempt, String result) {
    if (!Payload.fits(result, Payload.LIMIT)) {
      tasks.fail(attempt, Quotas.DATA_LIMIT, Quotas.tooLarge(service(attempt)));
      return;
    }
    if (attempt.events instanceof IntegrationTaskEvents events) {
      Pattern pattern = events.integration().pattern();
      boolean goesOn = pattern == Pattern.REQUEST_RESPONSE || tasks.submit(attempt, events, result);
      if (!goesOn || pattern == Pattern.WAIT_FOR_TASK_TOKEN) {
        return;
      }
    }
    tasks.succeed(attempt, result);
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
