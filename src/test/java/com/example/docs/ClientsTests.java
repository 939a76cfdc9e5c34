package com.example.docs;

import static com.example.docs.Thumbnails.worker;
import static dev.holter.TaskDefinition.activity;
import static dev.holter.assertj.HolterAssertions.assertThat;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.example.thumbnails.ThumbnailWorker;
import dev.holter.FakeStepFunctions;
import dev.holter.RedirectDefaultClients;
import dev.holter.StepFunctionsTest;
import dev.holter.Transport;
import dev.holter.VirtualClock;
import dev.holter.execution.TaskAttempt;
import java.net.URI;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnAsyncClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;

@StepFunctionsTest
class ClientsTests {

  @Test
  void asynchronous(
      FakeStepFunctions stepFunctions, SfnAsyncClient asyncClient, VirtualClock clock) {
    // tag::async[]
    TaskAttempt task = stepFunctions.scheduleTask(activity("thumbnails").heartbeat(ofSeconds(60)));

    asyncClient
        .getActivityTask(r -> r.activityArn(task.activityArn()))
        .thenCompose(handed -> asyncClient.sendTaskHeartbeat(r -> r.taskToken(handed.taskToken())));
    clock.advanceBy(ofSeconds(60));

    assertThat(task).hasTimedOutOnHeartbeat().hasHeartbeats(1);
    // end::async[]
  }

  // tag::http[]
  @Test
  @StepFunctionsTest(transport = Transport.HTTP)
  void over_http(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock, URI endpoint) {
    TaskAttempt task =
        stepFunctions.scheduleTask(activity("thumbnails").heartbeat(ofSeconds(60)).input("9"));
    stepFunctions.runWorker(worker(client));

    clock.advanceBy(ofMinutes(10));

    assertThat(task).hasSucceeded();
    assertThat(endpoint).hasScheme("http").hasHost("127.0.0.1");
  }

  // end::http[]

  // tag::redirect[]
  @Test
  @RedirectDefaultClients
  void a_worker_that_makes_its_own_client(FakeStepFunctions stepFunctions, VirtualClock clock) {
    TaskAttempt task =
        stepFunctions.scheduleTask(activity("thumbnails").heartbeat(ofSeconds(60)).input("9"));
    stepFunctions.runWorker(
        () -> {
          try (SfnClient own = SfnClient.create()) {
            new ThumbnailWorker(own, task.activityArn(), page -> {}).run();
          }
        });

    clock.advanceBy(ofMinutes(10));

    assertThat(task).hasSucceeded();
  }

  // end::redirect[]

  // tag::test-thread[]
  @Test
  @StepFunctionsTest
  void a_poll_of_the_test_itself(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    String arn = stepFunctions.createActivity("thumbnails");

    GetActivityTaskResponse nothing = client.getActivityTask(r -> r.activityArn(arn));

    assertThat(nothing.taskToken()).isNull();
    assertThat(clock.elapsed()).isEqualTo(ofSeconds(60));
  }
  // end::test-thread[]
}
