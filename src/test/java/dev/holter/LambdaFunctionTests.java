package dev.holter;

import static dev.holter.assertj.HolterAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.holter.execution.Execution;
import dev.holter.internal.asl.reading.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@StepFunctionsTest
class LambdaFunctionTests {
  private static final String ARN = "arn:aws:lambda:us-east-1:123456789012:function:price";

  /** What a function is given. */
  public static final class Order {
    private String id = "";
    private List<Integer> prices = List.of();

    public String getId() {
      return id;
    }

    public void setId(String id) {
      this.id = id;
    }

    public List<Integer> getPrices() {
      return prices;
    }

    public void setPrices(List<Integer> prices) {
      this.prices = prices;
    }
  }

  static final class Price implements RequestHandler<Order, Map<String, Object>> {
    @Override
    public Map<String, Object> handleRequest(Order order, Context context) {
      int sum = order.getPrices().stream().mapToInt(Integer::intValue).sum();
      return Map.of("sum", sum);
    }
  }

  abstract static class Typed<I> implements RequestHandler<I, Integer> {}

  static final class Count extends Typed<Order> {
    @Override
    public Integer handleRequest(Order order, Context context) {
      return order.getPrices().size();
    }
  }

  static final class Echo implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
        throws IOException {
      input.transferTo(output);
    }
  }

  private static String machine(String resource, String parameters) {
    return """
    {
      "StartAt": "Price",
      "States": {
        "Price": {
          "Type": "Task",
          "Resource": "%s",%s
          "Retry": [{"ErrorEquals": ["java.io.UncheckedIOException"], "IntervalSeconds": 1}],
          "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Failed"}],
          "End": true
        },
        "Failed": {"Type": "Pass", "End": true}
      }
    }
    """
        .formatted(resource, parameters);
  }

  private static final String INVOKE =
      machine(
          "arn:aws:states:::lambda:invoke",
          "\"Parameters\": {\"FunctionName\": \"price\", \"Payload.$\": \"$\"},");

  private static Execution started(
      FakeStepFunctions stepFunctions, String definition, LambdaFunction function, String input) {
    stepFunctions.createStateMachine("machine", definition);
    stepFunctions.integration(definition.equals(INVOKE) ? "lambda:invoke" : ARN, function);
    return stepFunctions.startExecution("machine", input);
  }

  @Test
  void a_function_answers_for_its_arn(FakeStepFunctions stepFunctions) {
    Execution execution =
        started(
            stepFunctions,
            machine(ARN, ""),
            LambdaFunction.of(new Price()),
            "{\"id\":\"7\",\"prices\":[1,2]}");

    assertThat(execution).hasSucceededWith("{\"sum\":3}");
  }

  @Test
  void a_function_answers_lambda_invoke(FakeStepFunctions stepFunctions) {
    Execution execution =
        started(
            stepFunctions, INVOKE, LambdaFunction.of(new Price()), "{\"id\":\"7\",\"prices\":[5]}");

    assertThat(execution)
        .hasSucceededWith(
            "{\"ExecutedVersion\":\"$LATEST\",\"Payload\":{\"sum\":5},\"StatusCode\":200}");
  }

  @Test
  void types_are_found_through_superclasses(FakeStepFunctions stepFunctions) {
    Execution execution =
        started(
            stepFunctions,
            machine(ARN, ""),
            LambdaFunction.of(new Count()),
            "{\"id\":\"7\",\"prices\":[1,2,3]}");

    assertThat(execution).hasSucceededWith("3");
  }

  @Test
  void streams_are_handed_through(FakeStepFunctions stepFunctions) {
    Execution execution =
        started(
            stepFunctions, machine(ARN, ""), LambdaFunction.of(new Echo()), "{\"a\": [1, 2.50]}");

    assertThat(execution).hasSucceededWith("{\"a\": [1, 2.50]}");
  }

  @Test
  void an_exception_has_the_name_that_catch_matches(FakeStepFunctions stepFunctions) {
    RequestHandler<Order, String> failing =
        (order, context) -> {
          throw new IllegalStateException("no order " + order.getId());
        };

    Execution execution =
        started(
            stepFunctions,
            machine(ARN, ""),
            LambdaFunction.of(failing, Order.class, String.class),
            "{\"id\":\"7\"}");

    var output = Json.parse(execution.output().orElseThrow());
    assertThat(output.path("Error").asText()).isEqualTo("java.lang.IllegalStateException");
    var cause = Json.parse(output.path("Cause").asText());
    assertThat(cause.path("errorMessage").asText()).isEqualTo("no order 7");
    assertThat(cause.path("errorType").asText()).isEqualTo("java.lang.IllegalStateException");
    assertThat(cause.path("stackTrace")).isNotEmpty();
    assertThat(cause.path("stackTrace"))
        .allSatisfy(
            frame -> assertThat(frame.asText()).startsWith(LambdaFunctionTests.class.getName()));
  }

  @Test
  void an_exception_is_retried_in_virtual_time(
      FakeStepFunctions stepFunctions, VirtualClock clock) {
    List<Duration> calls = new ArrayList<>();
    RequestHandler<Order, String> flaky =
        (order, context) -> {
          calls.add(clock.elapsed());
          if (calls.size() < 3) {
            throw new java.io.UncheckedIOException(new IOException("busy"));
          }
          return "done";
        };

    Execution execution =
        started(stepFunctions, INVOKE, LambdaFunction.of(flaky, Order.class, String.class), "{}");
    clock.advanceBy(Duration.ofSeconds(10));

    assertThat(calls).containsExactly(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(3));
    assertThat(execution).hasSucceeded();
  }

  @Test
  void the_time_that_remains_is_virtual(FakeStepFunctions stepFunctions, VirtualClock clock) {
    List<Object> seen = new ArrayList<>();
    RequestHandler<Order, String> slow =
        (order, context) -> {
          seen.add(context.getRemainingTimeInMillis());
          sleep(4_000);
          seen.add(context.getRemainingTimeInMillis());
          seen.add(context.getFunctionName());
          seen.add(context.getInvokedFunctionArn());
          context.getLogger().log("done");
          return "done";
        };

    Execution execution =
        started(
            stepFunctions,
            INVOKE,
            LambdaFunction.of(slow, Order.class, String.class).timeout(Duration.ofSeconds(10)),
            "{}");
    clock.advanceBy(Duration.ofSeconds(4));

    assertThat(execution).hasSucceeded();
    assertThat(seen).containsExactly(10_000, 6_000, "price", ARN);
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  @Test
  void a_function_that_takes_too_long_is_stopped(
      FakeStepFunctions stepFunctions, VirtualClock clock) {
    RequestHandler<Order, String> hanging =
        (order, context) -> {
          sleep(3_600_000);
          return "never";
        };

    Execution execution =
        started(stepFunctions, INVOKE, LambdaFunction.of(hanging, Order.class, String.class), "{}");
    clock.advanceBy(Duration.ofMillis(2_999));
    assertThat(execution).isRunning();
    clock.advanceBy(Duration.ofMillis(1));

    assertThat(execution)
        .hasSucceededWith(
            """
            {"Error":"Sandbox.Timedout","Cause":"{\\"errorType\\":\\"Sandbox.Timedout\\",\
            \\"errorMessage\\":\\"RequestId: 00000000-0000-4000-8000-000000000001 Error:\
             Task timed out after 3.00 seconds\\"}"}\
            """);
  }

  @Test
  void the_time_out_of_the_template_counts(FakeStepFunctions stepFunctions, VirtualClock clock) {
    RequestHandler<Object, Integer> asked = (event, context) -> context.getRemainingTimeInMillis();
    stepFunctions.createStateMachine(
        DefinitionFile.of("/templates/sam/inline-timeout.yaml", getClass()));
    stepFunctions.integration(ARN, LambdaFunction.of(asked, Object.class, Integer.class));

    assertThat(stepFunctions.startExecution("{}")).hasSucceededWith("45000");
  }

  @Test
  void an_event_that_does_not_fit_fails_as_the_runtime_reports_it(FakeStepFunctions stepFunctions) {
    Execution execution =
        started(
            stepFunctions,
            machine(ARN, ""),
            LambdaFunction.of(new Price()),
            "{\"prices\":\"many\"}");

    var output = Json.parse(execution.output().orElseThrow());
    assertThat(output.path("Error").asText()).isEqualTo("java.lang.RuntimeException");
    assertThat(Json.parse(output.path("Cause").asText()).path("errorMessage").asText())
        .isEqualTo("An error occurred during JSON parsing");
  }

  @Test
  void a_handler_that_does_not_say_its_types_is_refused() {
    RequestHandler<Order, String> handler = (order, context) -> "done";

    assertThatThrownBy(() -> LambdaFunction.of(handler))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The handler ["
                + handler.getClass().getName()
                + "] does not say the types of its events and results: give them, as in"
                + " LambdaFunction.of(handler, Order.class, String.class), or pass an instance of a"
                + " class that implements RequestHandler with both types, as AWS needs it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT0.5S", "PT15M1S"})
  void a_time_out_that_aws_does_not_allow_is_refused(Duration timeout) {
    LambdaFunction function = LambdaFunction.of(new Echo());

    assertThatThrownBy(() -> function.timeout(timeout))
        .hasMessage("The function's time-out is [" + timeout + "]: give one from PT1S to PT15M");
  }

  @Test
  void a_function_answers_functions_only() {
    Fixtures.run(NoFunctionTestCases.class)
        .fail()
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage(
            "State [Price] calls [arn:aws:states:::sqs:sendMessage], which invokes no function: a"
                + " LambdaFunction answers lambda:invoke and the ARNs of functions");
  }

  @StepFunctionsTest
  static class NoFunctionTestCases {
    @Test
    void calls(FakeStepFunctions stepFunctions) {
      stepFunctions.createStateMachine(
          "machine",
          machine(
              "arn:aws:states:::sqs:sendMessage",
              "\"Parameters\": {\"QueueUrl\": \"q\", \"MessageBody\": \"m\"},"));
      stepFunctions.integration("sqs:sendMessage", LambdaFunction.of(new Echo()));
      stepFunctions.startExecution("{}");
    }
  }
}
