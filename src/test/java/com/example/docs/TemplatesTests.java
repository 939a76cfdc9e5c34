package com.example.docs;

import static com.example.docs.Thumbnails.worker;
import static dev.holter.assertj.HolterAssertions.assertThat;
import static java.time.Duration.ofMinutes;

import dev.holter.DefinitionFile;
import dev.holter.FakeStepFunctions;
import dev.holter.StateMachine;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.execution.Execution;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;

@StepFunctionsTest
class TemplatesTests {

  // tag::template[]
  @Test
  @StateMachine(
      value = "template.yaml",
      resource = "RenderMachine",
      substitutions = "Activity=arn:aws:states:us-east-1:123456789012:activity:thumbnails")
  void the_machine_of_a_sam_template(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    Execution execution = stepFunctions.startExecution("{\"pages\":4}");
    stepFunctions.runWorker(worker(client));

    clock.advanceBy(ofMinutes(2));

    assertThat(execution).hasSucceededWith("\"rendered\"");
  }

  // end::template[]

  @Test
  void the_same_in_code(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    // tag::definition-file[]
    stepFunctions.createStateMachine(
        DefinitionFile.of("template.yaml", getClass())
            .resource("RenderMachine")
            .substitution("Activity", stepFunctions.createActivity("thumbnails")));
    // end::definition-file[]

    Execution execution = stepFunctions.startExecution("{\"pages\":4}");
    stepFunctions.runWorker(worker(client));
    clock.advanceBy(ofMinutes(2));
    assertThat(execution).hasSucceeded();
  }
}
