package dev.holter;

import static dev.holter.TaskDefinition.callback;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holter.execution.Execution;
import dev.holter.execution.TaskAttempt;
import dev.holter.internal.asl.resource.Resource;
import dev.holter.internal.service.core.Integrations;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@StepFunctionsTest
class IntegrationCallTests {

  private TaskAttempt task;
  private Functions functions;

  @BeforeEach
  void call(FakeStepFunctions stepFunctions) {
    functions = stepFunctions.world.functions();
    task =
        stepFunctions.scheduleTask(
            callback("sqs:sendMessage")
                .input(
                    """
                    {"text":"a/b","amount":1.10,"paid":true,"note":null,\
                    "order":{"id":7,"lines":["x",2]}}\
                    """));
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
    assertThat(new IntegrationCall(new CallOf(task), functions).parameter(path))
        .isEqualTo(expected);
  }

  @Test
  void the_token_is_at_hand_with_or_without_a_parameter_that_holds_it() {
    IntegrationCall call = new IntegrationCall(new CallOf(task), functions);

    assertThat(call.taskToken()).isEqualTo(task.taskToken()).contains(call.parameter("$.token"));
  }

  @Test
  void a_parameter_that_is_not_sent_names_those_that_are() {
    IntegrationCall call = new IntegrationCall(new CallOf(task), functions);

    assertThatThrownBy(() -> call.parameter("$.MessageBody"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "State [Task] sends no [$.MessageBody] to"
                + " [arn:aws:states:::sqs:sendMessage.waitForTaskToken], it sends ["
                + call.parameters()
                + "]");
  }

  @Test
  void a_call_of_a_map_state_is_the_work_of_no_task(FakeStepFunctions stepFunctions) {
    List<IntegrationCall> calls = new ArrayList<>();
    stepFunctions.integration(
        "s3:getObject",
        call -> {
          calls.add(call);
          return "[]";
        });
    stepFunctions.createStateMachine(
        "m",
        """
        {"StartAt":"M","States":{"M":{"Type":"Map","End":true,
         "ItemReader":{"Resource":"arn:aws:states:::s3:getObject","Parameters":{"Bucket":"b"}},
         "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},
          "StartAt":"P","States":{"P":{"Type":"Pass","End":true}}}}}}\
        """);
    Execution execution = stepFunctions.startExecution("m", "{}");

    assertThat(calls).hasSize(1);
    assertThat(calls.get(0))
        .hasToString("M calls arn:aws:states:::s3:getObject with {\"Bucket\":\"b\"}");
    assertThat(calls.get(0).execution()).isSameAs(execution);
    assertThat(calls.get(0).attempt()).isEqualTo(1);
    assertThat(calls.get(0).invocation()).isEqualTo(1);
    assertThat(calls.get(0).taskToken()).isEmpty();
    assertThatThrownBy(calls.get(0)::task)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("State [M] is no Task state: use execution() and stateName()");
  }

  /** The call of a task, as the service would make it. */
  private record CallOf(TaskAttempt task) implements Integrations.Call {
    @Override
    public Execution execution() {
      return task.execution();
    }

    @Override
    public String stateName() {
      return task.stateName();
    }

    @Override
    public Resource resource() {
      return new Resource.LambdaFunction(task.resource());
    }

    @Override
    public String parameters() {
      return task.input();
    }

    @Override
    public int attempt() {
      return task.attempt();
    }

    @Override
    public @Nullable String testCase() {
      return null;
    }

    @Override
    public int number() {
      return 1;
    }

    @Override
    public void submit(String output) {
      throw new AssertionError(output);
    }
  }
}
