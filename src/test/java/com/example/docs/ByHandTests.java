package com.example.docs;

import static com.example.docs.Thumbnails.worker;
import static dev.holter.TaskDefinition.activity;
import static dev.holter.assertj.HolterAssertions.assertThat;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofSeconds;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.WorkerRun;
import dev.holter.execution.TaskAttempt;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;

@StepFunctionsTest
class ByHandTests {

  @Test
  void by_hand(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    TaskAttempt task =
        stepFunctions.scheduleTask(activity("thumbnails").heartbeat(ofSeconds(60)).input("10"));
    // tag::by-hand[]
    WorkerRun run = stepFunctions.runWorker(worker(client));
    clock.advanceBy(ofSeconds(10));
    run.freeze(ofSeconds(45)); // all its threads, from their next event on
    clock.advanceBy(ofSeconds(60));
    run.crash(); // no finally runs; an open poll stays open and may lose a task
    run.restart(); // the same Runnable on new threads
    clock.jumpWallClock(ofHours(-1)); // what workers read; deadlines stay where they are
    // end::by-hand[]
    clock.advanceBy(ofHours(1));
    assertThat(task).hasTimedOutOnHeartbeat().hasHeartbeats(1);
  }
}
