package dev.holter;

import static dev.holter.TaskDefinition.callback;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holter.execution.TaskAttempt;
import dev.holter.execution.TaskStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@StepFunctionsTest
class IntegrationTests {

  @Test
  void a_handler_gets_the_parameters_and_the_token(FakeStepFunctions stepFunctions) {
    List<String> seen = new ArrayList<>();
    stepFunctions.integration(
        "sqs:sendMessage",
        call -> {
          seen.add(call.parameter("$.token"));
          seen.add(call.parameter("$.input.n"));
          seen.add(call.taskToken().orElseThrow());
          return "{}";
        });

    TaskAttempt task = stepFunctions.scheduleTask(callback("sqs:sendMessage").input("{\"n\":1}"));

    String token = task.taskToken().orElseThrow();
    assertThat(seen).containsExactly(token, "1", token);
    assertThat(task.status()).isEqualTo(TaskStatus.RUNNING);
  }

  @Test
  void a_missing_parameter_names_the_state_and_what_it_sends() {
    Fixtures.run(MissingTestCases.class)
        .fail()
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .satisfies(
            failure ->
                assertThat(
                        String.valueOf(failure.getMessage())
                            .replaceAll("\"token\":\"[^\"]+\"", "\"token\":\"t\""))
                    .isEqualTo(
                        """
                        State [Task] sends no [$.MessageBody] to \
                        [arn:aws:states:::sqs:sendMessage.waitForTaskToken], it sends \
                        [{"input":{},"token":"t"}]\
                        """));
  }

  @StepFunctionsTest
  static class MissingTestCases {
    @Test
    void asks(FakeStepFunctions stepFunctions) {
      stepFunctions.integration("sqs:sendMessage", call -> call.parameter("$.MessageBody"));
      stepFunctions.scheduleTask(callback("sqs:sendMessage"));
    }
  }

  @Test
  void a_path_that_is_none_is_refused() {
    Fixtures.run(BadPathTestCases.class)
        .fail()
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("[$[] is not a JSONPath: give one such as $.MessageBody.token");
  }

  @StepFunctionsTest
  static class BadPathTestCases {
    @Test
    void asks(FakeStepFunctions stepFunctions) {
      stepFunctions.integration("sqs:sendMessage", call -> call.parameter("$["));
      stepFunctions.scheduleTask(callback("sqs:sendMessage"));
    }
  }

  @Test
  void a_handler_may_fail_the_call_or_the_test() {
    Fixtures.run(FailingTestCases.class)
        .failures(1, 2)
        .forEach(failure -> assertThat(failure).hasMessageContaining("wire"));
  }

  @StepFunctionsTest
  static class FailingTestCases {
    @Test
    void the_call(FakeStepFunctions stepFunctions) {
      stepFunctions.integration(
          "sqs:sendMessage",
          call -> {
            throw new IntegrationException("Sqs.Full", "the queue is full");
          });
      TaskAttempt task = stepFunctions.scheduleTask(callback("sqs:sendMessage"));
      assertThat(task.error()).contains("Sqs.Full");
      assertThat(task.cause()).contains("the queue is full");
    }

    @Test
    void the_test(FakeStepFunctions stepFunctions) {
      stepFunctions.integration(
          "sqs:sendMessage",
          call -> {
            throw new IOException("wire");
          });
      stepFunctions.scheduleTask(callback("sqs:sendMessage"));
    }

    @Test
    void the_test_by_an_assertion(FakeStepFunctions stepFunctions) {
      stepFunctions.integration(
          "sqs:sendMessage",
          call -> {
            throw new AssertionError("wire");
          });
      stepFunctions.scheduleTask(callback("sqs:sendMessage"));
    }
  }

  @Test
  void an_answer_that_is_not_json_fails_the_test() {
    Fixtures.run(NotJsonTestCases.class)
        .fail()
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage(
            """
            The answer for [arn:aws:states:::sqs:sendMessage.waitForTaskToken] in state [Task] is \
            not JSON: [done]; return a JSON text such as {} or "done" in quotes\
            """);
  }

  @StepFunctionsTest
  static class NotJsonTestCases {
    @Test
    void answers(FakeStepFunctions stepFunctions) {
      stepFunctions.integration("sqs:sendMessage", call -> "done");
      stepFunctions.scheduleTask(callback("sqs:sendMessage"));
    }
  }

  @Test
  void a_state_that_nothing_answers_says_which_line_to_add() {
    Fixtures.run(MissingHandlerTestCases.class)
        .fail()
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage(
            """
            State [Call] calls [arn:aws:lambda:us-east-1:123456789012:function:f], and nothing \
            answers it: add \
            stepFunctions.integration("arn:aws:lambda:us-east-1:123456789012:function:f", \
            call -> "{}") to the test, before the execution starts\
            """);
  }

  @StepFunctionsTest
  static class MissingHandlerTestCases {
    @Test
    void starts(FakeStepFunctions stepFunctions) {
      stepFunctions.createStateMachine(
          "m",
          """
          {"StartAt":"Call","States":{"Call":{"Type":"Task","Resource":\
          "arn:aws:lambda:us-east-1:123456789012:function:f","End":true}}}\
          """);
      stepFunctions.startExecution("{}");
    }
  }

  @Test
  void a_handler_may_take_virtual_time(FakeStepFunctions stepFunctions, VirtualClock clock) {
    stepFunctions.integration(
        "sqs:sendMessage",
        call -> {
          clock.sleep(Duration.ofSeconds(10));
          throw new IntegrationException("Sqs.Slow", null);
        });
    TaskAttempt task = stepFunctions.scheduleTask(callback("sqs:sendMessage"));
    assertThat(task.endedAt()).isEmpty();

    clock.advanceBy(Duration.ofSeconds(10));

    assertThat(task.endedAt()).contains(clock.instant());
    assertThat(task.error()).contains("Sqs.Slow");
  }

  @Test
  void nonsense_is_refused(FakeStepFunctions stepFunctions) {
    String rest =
        "]: give a service and its action such as sqs:sendMessage, the Resource of the state, or"
            + " the ARN of a Lambda function";
    assertThatThrownBy(() -> stepFunctions.integration("sqs", call -> "{}"))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("The integration is [sqs" + rest);
    assertThatThrownBy(() -> stepFunctions.scheduleTask(callback("sqs")))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("The integration is [sqs" + rest);
    assertThatThrownBy(() -> callback(" "))
        .hasMessage("The name of the integration is [ ]: give one that is not blank");
    assertThatThrownBy(() -> TaskDefinition.activity("a").heartbeat(Duration.ofMillis(1500)))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("The heartbeat is [PT1.5S]: Step Functions takes whole seconds, from one on");
    assertThatThrownBy(() -> TaskDefinition.activity("a").timeout(Duration.ZERO))
        .hasMessage("The timeout is [PT0S]: Step Functions takes whole seconds, from one on");
  }
}
