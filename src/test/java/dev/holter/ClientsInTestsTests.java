package dev.holter;

import static dev.holter.TaskDefinition.activity;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.execution.TaskAttempt;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnAsyncClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;

class ClientsInTestsTests {

  @Test
  void the_tests_own_thread_may_wait_for_a_task() {
    Fixtures.run(PollingTestCases.class).pass(2);
  }

  @StepFunctionsTest
  static class PollingTestCases {
    @Test
    void an_empty_poll_takes_a_minute(
        FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      String arn = stepFunctions.createActivity("a");

      assertThat(client.getActivityTask(r -> r.activityArn(arn)).taskToken()).isNull();

      assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void a_poll_ends_when_a_task_comes(
        FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      String arn = stepFunctions.createActivity("a");
      stepFunctions.runScript(
          () -> {
            clock.sleep(Duration.ofSeconds(25));
            stepFunctions.scheduleTask(activity("a"));
          });

      assertThat(client.getActivityTask(r -> r.activityArn(arn)).taskToken()).isNotNull();

      assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(25));
    }
  }

  @Test
  void the_asynchronous_client_waits_in_virtual_time() {
    Fixtures.run(AsyncTestCases.class).pass(6);
  }

  @StepFunctionsTest
  static class AsyncTestCases {
    private final FakeStepFunctions stepFunctions;
    private final SfnAsyncClient client;
    private final VirtualClock clock;

    AsyncTestCases(FakeStepFunctions stepFunctions, SfnAsyncClient client, VirtualClock clock) {
      this.stepFunctions = stepFunctions;
      this.client = client;
      this.clock = clock;
    }

    @Test
    void a_poll_is_pending_until_its_time() {
      String arn = stepFunctions.createActivity("a");
      CompletableFuture<GetActivityTaskResponse> poll =
          client.getActivityTask(r -> r.activityArn(arn));

      clock.advanceBy(Duration.ofMillis(59_999));
      assertThat(poll).isNotDone();
      clock.advanceBy(Duration.ofMillis(1));

      assertThat(poll).isCompletedWithValueMatching(answer -> answer.taskToken() == null);
    }

    @Test
    void a_poll_is_done_when_a_task_was_scheduled() {
      String arn = stepFunctions.createActivity("a");
      CompletableFuture<GetActivityTaskResponse> poll =
          client.getActivityTask(r -> r.activityArn(arn));

      TaskAttempt task = stepFunctions.scheduleTask(activity("a"));

      assertThat(poll)
          .isCompletedWithValueMatching(
              answer -> task.taskToken().orElseThrow().equals(answer.taskToken()));
    }

    @Test
    void a_beat_is_done_on_return() {
      TaskAttempt task = stepFunctions.scheduleTask(TaskDefinition.callback("sqs:sendMessage"));

      assertThat(client.sendTaskHeartbeat(r -> r.taskToken(task.taskToken().orElseThrow())))
          .isCompleted();

      assertThat(task.heartbeats()).hasSize(1);
    }

    @Test
    void it_backs_off_in_virtual_time() {
      TaskAttempt task = stepFunctions.scheduleTask(TaskDefinition.callback("sqs:sendMessage"));
      stepFunctions.onHeartbeat(1, Fault.throttling());
      CompletableFuture<?> beat =
          client.sendTaskHeartbeat(r -> r.taskToken(task.taskToken().orElseThrow()));

      clock.advanceBy(Duration.ofMillis(999));
      assertThat(beat).isNotDone();
      clock.advanceBy(Duration.ofMillis(1));

      assertThat(beat).isCompleted();
    }

    @Test
    void a_chain_of_calls_goes_on_in_virtual_time() {
      String arn = stepFunctions.createActivity("a");
      CompletableFuture<?> done =
          client
              .getActivityTask(r -> r.activityArn(arn))
              .thenCompose(
                  task -> client.sendTaskSuccess(r -> r.taskToken(task.taskToken()).output("{}")));
      clock.advanceBy(Duration.ofSeconds(30));

      TaskAttempt task = stepFunctions.scheduleTask(activity("a"));

      assertThat(done).isCompleted();
      assertThat(task.endedAt()).contains(clock.instant());
    }

    @Test
    void a_pending_poll_is_gone_after_the_test() {
      String arn = stepFunctions.createActivity("a");
      assertThat(client.getActivityTask(r -> r.activityArn(arn))).isNotDone();
    }
  }

  @Test
  void a_hand_made_request_is_served_over_http() {
    Fixtures.run(StrangerTestCases.class).pass(2);
  }

  @StepFunctionsTest
  static class StrangerTestCases {
    @Test
    void beats(FakeStepFunctions stepFunctions, URI endpoint)
        throws IOException, InterruptedException {
      TaskAttempt task = stepFunctions.scheduleTask(TaskDefinition.callback("sqs:sendMessage"));

      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(
                  request(
                      endpoint,
                      "SendTaskHeartbeat",
                      "{\"taskToken\":\"" + task.taskToken().orElseThrow() + "\"}"),
                  HttpResponse.BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("{}");
      assertThat(task.heartbeats()).hasSize(1);
    }

    @Test
    void polls(FakeStepFunctions stepFunctions, VirtualClock clock, URI endpoint) {
      String arn = stepFunctions.createActivity("a");
      TaskAttempt task = stepFunctions.scheduleTask(activity("a"));
      CompletableFuture<HttpResponse<String>> answer =
          HttpClient.newHttpClient()
              .sendAsync(
                  request(endpoint, "GetActivityTask", "{\"activityArn\":\"" + arn + "\"}"),
                  HttpResponse.BodyHandlers.ofString());

      assertThat(answer.join().body()).contains(task.taskToken().orElseThrow());
      assertThat(clock.elapsed()).isZero();
    }

    private static HttpRequest request(URI endpoint, String operation, String body) {
      return HttpRequest.newBuilder(endpoint)
          .header("Content-Type", "application/x-amz-json-1.0")
          .header("X-Amz-Target", "AWSStepFunctions." + operation)
          .POST(HttpRequest.BodyPublishers.ofString(body))
          .build();
    }
  }
}
