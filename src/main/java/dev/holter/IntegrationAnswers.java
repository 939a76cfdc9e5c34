package dev.holter;

import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.asl.reading.JsonSyntaxError;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What an integration answers, call after call of a state in an execution: retries count on, and so
 * does a loop that comes back to the state; see {@link IntegrationCall#invocation()}. The last
 * answer is given again to all further calls.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class IntegrationAnswers {

  /** Waits in virtual time. */
  interface Sleeper {
    void sleep(Duration duration) throws InterruptedException;
  }

  /** One answer: how often it is given, what the job says when it is submitted, and how late. */
  private record Step(
      IntegrationHandler handler, int times, @Nullable String submission, Duration delay) {}

  private final Sleeper sleeper;
  private final List<Step> steps = new CopyOnWriteArrayList<>();

  IntegrationAnswers(Sleeper sleeper) {
    this.sleeper = sleeper;
  }

  /**
   * Goes on with a value.
   *
   * @param json the service's answer, as JSON text; that of the job for a {@code .sync} state
   * @return this
   * @throws IllegalArgumentException if it is not JSON
   */
  public IntegrationAnswers thenReturns(String json) {
    requireJson(json);
    return add(call -> json);
  }

  /**
   * Goes on with an error, which Retry and Catch then see.
   *
   * @param error the error name, such as {@code DynamoDb.ResourceNotFoundException}
   * @param cause the cause as the history shows it, or null
   * @return this
   */
  public IntegrationAnswers thenFails(String error, @Nullable String cause) {
    Objects.requireNonNull(error, "error");
    return add(
        call -> {
          throw new IntegrationException(error, cause);
        });
  }

  /**
   * Goes on as an HTTPS endpoint does that an HTTP task calls.
   *
   * @param status the status code; from 400 on the task fails with {@code
   *     States.Http.StatusCode.<status>}
   * @param body the response's body
   * @return this
   * @throws IllegalArgumentException if there is no such status
   */
  public IntegrationAnswers thenResponds(int status, String body) {
    IntegrationResponses.requireStatus(status);
    return add(call -> IntegrationResponses.http(status, body));
  }

  private IntegrationAnswers add(IntegrationHandler handler) {
    steps.add(new Step(handler, 1, null, Duration.ZERO));
    return this;
  }

  /**
   * Gives the answer before this to several calls in a row.
   *
   * @param number how many, from 1 on
   * @return this
   * @throws IllegalArgumentException if the number is below 1
   */
  public IntegrationAnswers times(int number) {
    if (number < 1) {
      throw new IllegalArgumentException(
          "The answer is to be given [" + number + "] times: give a number from 1 on");
    }
    Step last = last();
    return replace(new Step(last.handler(), number, last.submission(), last.delay()));
  }

  /**
   * Gives the answer before this some time after the call.
   *
   * @param delay in virtual time
   * @return this
   * @throws IllegalArgumentException if the delay is negative
   */
  public IntegrationAnswers after(Duration delay) {
    if (delay.isNegative()) {
      throw new IllegalArgumentException(
          "The answer is to be given after [" + delay + "]: give a duration from zero on");
    }
    Step last = last();
    return replace(new Step(last.handler(), last.times(), last.submission(), delay));
  }

  /**
   * Makes the answer before this the result of a {@code .sync} job, which was accepted at once.
   *
   * @param json what the called action answers, as JSON text; the history shows it in {@code
   *     TaskSubmitted}
   * @return this
   * @throws IllegalArgumentException if it is not JSON
   */
  public IntegrationAnswers submitting(String json) {
    requireJson(json);
    Step last = last();
    return replace(new Step(last.handler(), last.times(), json, last.delay()));
  }

  private Step last() {
    return steps.get(steps.size() - 1);
  }

  private IntegrationAnswers replace(Step step) {
    steps.set(steps.size() - 1, step);
    return this;
  }

  String answer(IntegrationCall call) throws Exception {
    Step step = step(call.invocation());
    if (step.submission() != null) {
      call.submitted(step.submission());
    }
    if (!step.delay().isZero()) {
      sleeper.sleep(step.delay());
    }
    return step.handler().handle(call);
  }

  private Step step(int invocation) {
    int covered = 0;
    for (Step step : steps) {
      covered += step.times();
      if (invocation <= covered) {
        return step;
      }
    }
    return last();
  }

  private static void requireJson(String json) {
    try {
      Json.parse(json);
    } catch (JsonSyntaxError notJson) {
      throw new IllegalArgumentException(
          "The answer ["
              + json
              + "] is not JSON: give a JSON text such as {} or \"done\" in quotes",
          notJson);
    }
  }
}
