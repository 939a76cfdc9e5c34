package com.example.docs;

import static com.example.docs.Thumbnails.worker;
import static dev.holter.TaskDefinition.activity;
import static dev.holter.assertj.HolterAssertions.assertThat;
import static java.time.Duration.ofMinutes;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsExtension;
import dev.holter.VirtualClock;
import dev.holter.execution.TaskAttempt;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sfn.SfnClient;

// tag::code-first[]
class CodeFirstTests {

  @RegisterExtension
  final StepFunctionsExtension extension =
      StepFunctionsExtension.builder().start(Instant.parse("2024-02-29T23:59:00Z")).build();

  @Test
  void a_task_over_the_end_of_a_leap_day(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    TaskAttempt task = stepFunctions.scheduleTask(activity("thumbnails").input("4"));
    stepFunctions.runWorker(worker(client));

    clock.advanceBy(ofMinutes(2));

    assertThat(task).hasSucceeded().hasEndedAfter(ofMinutes(2));
  }
}
// end::code-first[]
