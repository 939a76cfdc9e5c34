package dev.holter;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.asl.resource.Resource;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A Lambda function in Java that answers in process, on the virtual clock, for {@code
 * lambda:invoke} or for the ARN of a function.
 *
 * <pre>{@code
 * stepFunctions.integration("lambda:invoke", LambdaFunction.of(new ResizeHandler()));
 * }</pre>
 *
 * <p>What it waits takes virtual time, and {@code getRemainingTimeInMillis} counts down in it. An
 * exception fails the call as on AWS: the error name is the name of its class, and the cause is the
 * JSON with {@code errorMessage}, {@code errorType} and {@code stackTrace}. A function that takes
 * longer than its time-out is interrupted, and fails with {@code Sandbox.Timedout}. An event that
 * is not of the handler's type fails with {@code java.lang.RuntimeException}, since the Java
 * runtime reports it so.
 *
 * <p>The same instance serves all calls, as in an execution environment that is warm; calls that
 * overlap would have one each on AWS.
 *
 * <p>Needs {@code com.amazonaws:aws-lambda-java-core} and {@code
 * com.amazonaws:aws-lambda-java-serialization} on the class path, which Holter does not bring.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class LambdaFunction implements IntegrationHandler {
  /** What a function gets if nobody says otherwise. */
  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(3);

  private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(15);

  private final LambdaCode code;
  private final @Nullable Duration timeout;

  private LambdaFunction(LambdaCode code, @Nullable Duration timeout) {
    this.code = code;
    this.timeout = timeout;
  }

  /**
   * Takes a handler whose class says what it handles.
   *
   * @param handler an instance, made as the runtime would make it
   * @return the function
   * @throws IllegalArgumentException if its class does not say its types, as that of a lambda
   *     expression
   */
  public static LambdaFunction of(RequestHandler<?, ?> handler) {
    return new LambdaFunction(
        LambdaCode.of(Objects.requireNonNull(handler, "handler"), HandlerTypes.of(handler)), null);
  }

  /**
   * Takes a handler whose class does not say what it handles, such as a lambda expression.
   *
   * @param handler the handler
   * @param input the type of its events
   * @param output the type of its results
   * @param <I> the type of its events
   * @param <O> the type of its results
   * @return the function
   */
  public static <I, O> LambdaFunction of(
      RequestHandler<I, O> handler, Class<I> input, Class<O> output) {
    return new LambdaFunction(
        LambdaCode.of(
            Objects.requireNonNull(handler, "handler"),
            new HandlerTypes(
                Objects.requireNonNull(input, "input"), Objects.requireNonNull(output, "output"))),
        null);
  }

  /**
   * Takes a handler of streams.
   *
   * @param handler an instance, made as the runtime would make it
   * @return the function
   */
  public static LambdaFunction of(RequestStreamHandler handler) {
    return new LambdaFunction(LambdaCode.of(Objects.requireNonNull(handler, "handler")), null);
  }

  /**
   * Sets the function's time-out. Without it, the one of the template that deploys a function of
   * this name counts, or else AWS's default, 3 seconds.
   *
   * @param limit from one second to 15 minutes, in virtual time
   * @return a copy
   * @throws IllegalArgumentException if AWS does not allow it
   */
  public LambdaFunction timeout(Duration limit) {
    if (limit.compareTo(Duration.ofSeconds(1)) < 0 || limit.compareTo(LONGEST_TIMEOUT) > 0) {
      throw new IllegalArgumentException(
          "The function's time-out is [" + limit + "]: give one from PT1S to " + LONGEST_TIMEOUT);
    }
    return new LambdaFunction(code, limit);
  }

  @Override
  public String handle(IntegrationCall call) throws Exception {
    if (call.resource() instanceof Resource.LambdaFunction function) {
      return invoke(call, function.arn(), call.parameters());
    }
    JsonNode parameters = Json.parse(call.parameters());
    JsonNode function = parameters.path("FunctionName");
    if (!function.isTextual()) {
      throw new IllegalStateException(
          "State ["
              + call.stateName()
              + "] calls ["
              + call.resource().arn()
              + "], which invokes no function: a LambdaFunction answers lambda:invoke and the ARNs"
              + " of functions");
    }
    JsonNode payload = parameters.path("Payload");
    String event = payload.isMissingNode() ? "{}" : Json.write(payload);
    return IntegrationResponses.lambda(invoke(call, function.textValue(), event));
  }

  private String invoke(IntegrationCall call, String function, String event) throws Exception {
    Functions functions = call.functions();
    Duration limit =
        timeout != null ? timeout : functions.timeout(function).orElse(DEFAULT_TIMEOUT);
    Invocation invocation = functions.begin(function, limit);
    ScheduledExecutorService environment = functions.clock().newScheduledThreadPool(2);
    try {
      Future<String> result = environment.submit(() -> code.run(event, invocation));
      environment.schedule(() -> result.cancel(true), limit.toNanos(), TimeUnit.NANOSECONDS);
      return result.get();
    } catch (CancellationException tooLong) {
      throw new IntegrationException("Sandbox.Timedout", LambdaErrors.timedOut(invocation));
    } catch (ExecutionException failed) {
      Throwable thrown = Objects.requireNonNull(failed.getCause());
      throw new IntegrationException(LambdaErrors.type(thrown), LambdaErrors.cause(thrown));
    } finally {
      environment.shutdownNow();
    }
  }
}
