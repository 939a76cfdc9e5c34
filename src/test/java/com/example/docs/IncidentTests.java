package com.example.docs;

import static com.example.docs.Thumbnails.worker;
import static dev.holter.assertj.HolterAssertions.assertThat;
import static java.time.Duration.ofMinutes;

import dev.holter.FakeStepFunctions;
import dev.holter.RecordedExecution;
import dev.holter.StateMachine;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.execution.Execution;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;

@StepFunctionsTest
class IncidentTests {
  private static final Path INCIDENT = Path.of("src/test/resources/com/example/docs/incident.json");

  // tag::incident[]
  @Test
  @StateMachine("thumbnails.asl.json")
  void the_worker_of_today_gets_over_the_incident(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    RecordedExecution incident = RecordedExecution.read(INCIDENT);
    assertThat(incident).hasFailed();

    Execution again = stepFunctions.replay(incident).start("thumbnails");
    stepFunctions.runWorker(worker(client));
    clock.advanceBy(ofMinutes(5));

    assertThat(again).hasSucceeded().hasAttempts("Render", 1);
  }

  // end::incident[]

  @Test
  @StateMachine("thumbnails.asl.json")
  void the_recorded_worker_beats_at_half_of_what_it_may(
      FakeStepFunctions stepFunctions, VirtualClock clock) {
    RecordedExecution incident = RecordedExecution.read(INCIDENT);

    Execution again = stepFunctions.replay(incident).withWorkers().start("thumbnails");
    clock.advanceBy(ofMinutes(10));

    assertThat(again)
        .hasFailed()
        .taskSatisfies(1, task -> task.hasTimedOutOnHeartbeat().hasHeartbeats(2));
  }
}
