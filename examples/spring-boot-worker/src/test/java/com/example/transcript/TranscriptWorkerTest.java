package com.example.transcript;

import static dev.holter.assertj.HolterAssertions.assertThat;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofSeconds;

import dev.holter.Explore;
import dev.holter.FakeStepFunctions;
import dev.holter.RedirectDefaultClients;
import dev.holter.StateMachine;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.execution.Execution;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
@StepFunctionsTest
@RedirectDefaultClients
@StateMachine("transcripts.asl.json")
class TranscriptWorkerTest {

  @Test
  void transcribes_for_three_hours_and_beats_every_20_seconds(
      FakeStepFunctions stepFunctions, VirtualClock clock) {
    Execution execution = stepFunctions.startExecution("\"three hours\"");

    clock.advanceBy(ofHours(4));

    assertThat(execution)
        .hasSucceededWith("\"words\"")
        .task(1)
        .hasEndedAfter(ofHours(3))
        .beatsAtMost(ofSeconds(20))
        .hasNoCallsAfterEnd();
  }

  /** Whoever goes first, and however long a request and an answer travel. */
  @Explore(worlds = 8)
  void answers_whatever_comes_first(FakeStepFunctions stepFunctions, VirtualClock clock) {
    Execution execution = stepFunctions.startExecution("\"three hours\"");

    clock.advanceBy(ofHours(4));

    assertThat(execution).hasSucceededWith("\"words\"").task(1).beatsAtMost(ofSeconds(21));
  }

  /** The application is the same, and begins anew. */
  @Test
  void takes_one_after_the_other(FakeStepFunctions stepFunctions, VirtualClock clock) {
    Execution first = stepFunctions.startExecution("\"three hours\"");
    Execution second = stepFunctions.startExecution("\"three hours\"");

    clock.advanceBy(ofHours(7));

    assertThat(first).task(1).hasEndedAfter(ofHours(3)).beatsAtMost(ofSeconds(20));
    assertThat(second).task(1).beatsAtMost(ofSeconds(20));
    assertThat(second).hasSucceededWith("\"words\"");
  }
}
