package com.example.transcript;

import static dev.holter.assertj.HolterAssertions.assertThat;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.holter.FakeStepFunctions;
import dev.holter.RedirectDefaultClients;
import dev.holter.StateMachine;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.execution.Execution;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;

/** With the default of Spring Boot the one thread transcribes, and nobody beats. */
@SpringBootTest(properties = "spring.task.scheduling.pool.size=1")
@StepFunctionsTest
@RedirectDefaultClients
@StateMachine("transcripts.asl.json")
class OneThreadTest {

  @Test
  void is_timed_out_after_60_seconds(FakeStepFunctions stepFunctions, VirtualClock clock) {
    Execution execution = stepFunctions.startExecution("\"three hours\"");

    clock.advanceBy(ofMinutes(2));

    assertThat(execution).task(1).hasTimedOutOnHeartbeat().hasEndedAfter(ofSeconds(60));
  }
}
