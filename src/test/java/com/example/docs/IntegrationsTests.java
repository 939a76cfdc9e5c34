package com.example.docs;

import static dev.holter.assertj.HolterAssertions.assertThat;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofSeconds;

import dev.holter.FakeStepFunctions;
import dev.holter.IntegrationException;
import dev.holter.MockConfigFile;
import dev.holter.StateMachine;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.execution.Execution;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;

@StepFunctionsTest
class IntegrationsTests {

  @Test
  @StateMachine("charge.asl.json")
  void integrations(FakeStepFunctions stepFunctions, VirtualClock clock) {
    // tag::integration[]
    stepFunctions.integration(
        "lambda:invoke",
        call -> {
          if (call.task().attempt() < 3) {
            throw new IntegrationException("Lambda.TooManyRequestsException", "Rate exceeded");
          }
          clock.sleep(ofSeconds(10));
          return "{\"Payload\":\"receipt for " + call.parameter("$.Payload.order") + "\"}";
        });

    Execution execution = stepFunctions.startExecution("{\"order\":7}");
    clock.advanceBy(ofSeconds(2 + 4 + 10));

    assertThat(execution).hasSucceededWith("{\"receipt\":\"receipt for 7\"}");
    // end::integration[]
  }

  @Test
  @StateMachine("charge.asl.json")
  void answers_in_turn(FakeStepFunctions stepFunctions, VirtualClock clock) {
    // tag::answers[]
    stepFunctions
        .integration("lambda:invoke")
        .fails("Lambda.TooManyRequestsException", "Rate exceeded")
        .times(2)
        .thenReturns("{\"Payload\":\"receipt\"}")
        .after(ofSeconds(10));
    // end::answers[]

    Execution execution = stepFunctions.startExecution("{\"order\":7}");
    clock.advanceBy(ofSeconds(2 + 4 + 10));
    assertThat(execution).hasSucceededWith("{\"receipt\":\"receipt\"}");
  }

  // tag::mocks[]
  @Test
  @StateMachine("charge.asl.json")
  @MockConfigFile("MockConfigFile.json")
  void a_busy_function_is_called_again(FakeStepFunctions stepFunctions, VirtualClock clock) {
    Execution execution = stepFunctions.startExecution("charge#Busy", "{\"order\":7}");
    clock.advanceBy(ofSeconds(2 + 4));

    assertThat(execution).hasSucceeded().hasAttempts("Charge", 3);
  }

  // end::mocks[]

  // tag::map[]
  @Test
  @StateMachine("pages.asl.json")
  void every_page_has_an_execution(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    stepFunctions.integration("s3:getObject").returns("\"page,dpi\\n1,300\\n2,600\"");

    Execution execution = stepFunctions.startExecution("{\"key\":\"pages.csv\"}");
    stepFunctions.runWorker(Thumbnails.worker(client));
    clock.advanceBy(ofHours(1));

    assertThat(execution).hasSucceeded();
    assertThat(execution.childExecutions().get(0)).hasSucceededWith("\"rendered\"");
  }
  // end::map[]
}
