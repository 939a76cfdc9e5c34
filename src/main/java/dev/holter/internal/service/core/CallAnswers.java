package dev.holter.internal.service.core;

import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.asl.reading.JsonSyntaxError;
import dev.holter.internal.service.core.Integrations.Answer;
import dev.holter.internal.service.core.Integrations.Call;
import dev.holter.internal.time.StoppedError;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Has the test answer calls, and hands its answers back under the service's lock. */
public final class CallAnswers {

  /** What waits for the answer to one call. */
  public interface Reply {

    /** Whether anybody still waits for the answer. */
    boolean isAwaited();

    /** Takes the answer. It may stand for the callback as well. */
    void result(String json, boolean endsCallback);

    /** Takes the error that the call has failed with. */
    void error(String error, @Nullable String cause);
  }

  private final Core core;
  private final Integrations answers;

  public CallAnswers(Core core, Integrations answers) {
    this.core = core;
    this.answers = answers;
  }

  /**
   * Begins to answer a call, and returns whether the test has an answer. The answer is worked out
   * on another thread, without the lock.
   */
  public boolean ask(Call call, Reply reply) {
    Answer answer = answers.find(call);
    if (answer == null) {
      return false;
    }
    answers.executor().execute(() -> answer(call, answer, reply));
    return true;
  }

  /** Returns the test's answer, on the calling thread and without the lock. */
  public String answerNow(Call call) throws Integrations.IntegrationError {
    Answer answer = answers.find(call);
    if (answer == null) {
      miss(call);
      throw new Integrations.IntegrationError("States.Runtime", null);
    }
    try {
      String result = answer.call(call);
      requireJson(call.resource().arn(), call.stateName(), result);
      return result;
    } catch (Integrations.IntegrationError failure) {
      throw failure;
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      throw new Integrations.IntegrationError("States.Runtime", null);
    } catch (StoppedError stopped) {
      throw stopped;
    } catch (Throwable broken) {
      core.timeline().fail(broken);
      throw new Integrations.IntegrationError("States.Runtime", null);
    }
  }

  /** Fails the test, which has no answer for a call. */
  public void miss(Call call) {
    core.timeline()
        .fail(
            new IllegalStateException(
                "State ["
                    + call.stateName()
                    + "] calls ["
                    + call.resource().arn()
                    + "], and nothing answers it: "
                    + answers.remedy(call.resource())));
  }

  private void answer(Call call, Answer answer, Reply reply) {
    try {
      String result = answer.call(call);
      requireJson(call.resource().arn(), call.stateName(), result);
      synchronized (core.lock()) {
        if (reply.isAwaited()) {
          reply.result(result, answer.endsCallback());
        }
      }
    } catch (Integrations.IntegrationError failure) {
      synchronized (core.lock()) {
        if (reply.isAwaited()) {
          reply.error(failure.error(), failure.getMessage());
        }
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    } catch (StoppedError stopped) {
      throw stopped;
    } catch (Throwable broken) {
      // Errors too: nobody else would hear of one, and the task would seem to run.
      core.timeline().fail(broken);
    }
  }

  public static void requireJson(String resource, String state, @Nullable String result) {
    try {
      // The text of null would be JSON.
      Json.parse(Objects.requireNonNullElse(result, ""));
    } catch (JsonSyntaxError notJson) {
      throw new IllegalStateException(
          "The answer for ["
              + resource
              + "] in state ["
              + state
              + "] is not JSON: ["
              + result
              + "]; return a JSON text such as {} or \"done\" in quotes",
          notJson);
    }
  }
}
