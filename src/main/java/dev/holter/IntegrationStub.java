package dev.holter;

import java.util.function.Consumer;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Takes the first answer of an integration; {@link FakeStepFunctions#integration(String)} makes it.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class IntegrationStub {
  private final Consumer<IntegrationHandler> registration;
  private final IntegrationAnswers.Sleeper sleeper;

  IntegrationStub(Consumer<IntegrationHandler> registration, IntegrationAnswers.Sleeper sleeper) {
    this.registration = registration;
    this.sleeper = sleeper;
  }

  /**
   * Answers with a value.
   *
   * @param json the service's answer, as JSON text
   * @return takes what is to follow
   * @throws IllegalArgumentException if it is not JSON
   */
  public IntegrationAnswers returns(String json) {
    return begun().thenReturns(json);
  }

  /**
   * Answers with an error, which Retry and Catch then see.
   *
   * @param error the error name, such as {@code DynamoDb.ResourceNotFoundException}
   * @param cause the cause as the history shows it, or null
   * @return takes what is to follow
   */
  public IntegrationAnswers fails(String error, @Nullable String cause) {
    return begun().thenFails(error, cause);
  }

  /**
   * Answers as an HTTPS endpoint does that an HTTP task calls.
   *
   * @param status the status code; from 400 on the task fails with {@code
   *     States.Http.StatusCode.<status>}
   * @param body the response's body
   * @return takes what is to follow
   * @see IntegrationResponses#http
   */
  public IntegrationAnswers responds(int status, String body) {
    return begun().thenResponds(status, body);
  }

  private IntegrationAnswers begun() {
    IntegrationAnswers answers = new IntegrationAnswers(sleeper);
    registration.accept(answers::answer);
    return answers;
  }
}
