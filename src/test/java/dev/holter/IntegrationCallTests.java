package dev.holter;

import static dev.holter.TaskDefinition.callback;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holter.journal.TaskRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@StepFunctionsTest
class IntegrationCallTests {

  private TaskRun task;

  @BeforeEach
  void call(FakeStepFunctions stepFunctions) {
    task =
        stepFunctions.schedule(
            callback("sqs:sendMessage")
                .input(
                    "{\"text\":\"a/b\",\"amount\":1.10,\"paid\":true,\"note\":null,"
                        + "\"order\":{\"id\":7,\"lines\":[\"x\",2]}}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          $.input.text           | a/b
          $.input.amount         | 1.10
          $.input.paid           | true
          $.input.note           | null
          $.input.order          | {"id":7,"lines":["x",2]}
          $.input.order.lines    | ["x",2]
          $.input.order.lines[0] | x
          """)
  void a_parameter_is_the_characters_of_a_string_or_json(String path, String expected) {
    assertThat(new IntegrationCall(task, 1, output -> {}).parameter(path)).isEqualTo(expected);
  }

  @Test
  void the_token_is_at_hand_with_or_without_a_parameter_that_holds_it() {
    IntegrationCall call = new IntegrationCall(task, 1, output -> {});

    assertThat(call.taskToken()).isEqualTo(task.taskToken()).contains(call.parameter("$.token"));
  }

  @Test
  void a_parameter_that_is_not_sent_names_those_that_are() {
    IntegrationCall call = new IntegrationCall(task, 1, output -> {});

    assertThatThrownBy(() -> call.parameter("$.MessageBody"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "State [Task] sends no [$.MessageBody] to"
                + " [arn:aws:states:::sqs:sendMessage.waitForTaskToken], it sends ["
                + call.parameters()
                + "]");
  }
}
