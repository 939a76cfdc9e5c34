package dev.holter.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskRequest;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatResponse;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

class AsyncClientTests {

  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void a_call_is_served_aside_and_its_continuation_runs_there() {
    rig.service.on(
        GetActivityTaskRequest.class,
        request -> GetActivityTaskResponse.builder().taskToken("t").input("{}").build());
    AtomicReference<Thread> continued = new AtomicReference<>();

    CompletableFuture<GetActivityTaskResponse> task =
        rig.lease.asyncClient().getActivityTask(r -> r.activityArn("arn:a"));
    task.thenRun(() -> continued.set(Thread.currentThread()));

    assertThat(task).isCompletedWithValueMatching(answer -> answer.taskToken().equals("t"));
    assertThat(rig.time.aside).containsExactly("an asynchronous call of the AWS SDK");
    assertThat(continued).hasValue(Thread.currentThread());
  }

  @Test
  void a_modelled_error_completes_the_future_with_its_exception() {
    rig.service.onAny(
        SendTaskHeartbeatRequest.class,
        request -> {
          throw TaskTimedOutException.builder()
              .awsErrorDetails(
                  AwsErrorDetails.builder().errorCode("TaskTimedOut").errorMessage("late").build())
              .build();
        });

    CompletableFuture<SendTaskHeartbeatResponse> beat =
        rig.lease.asyncClient().sendTaskHeartbeat(r -> r.taskToken("t"));

    assertThatThrownBy(beat::join).hasCauseInstanceOf(TaskTimedOutException.class);
  }

  @Test
  void the_back_off_is_scheduled_in_virtual_time() {
    rig.faults.add(
        new FaultRule("SendTaskHeartbeat", token -> true, 1, 1, new FaultEffect.Throttle()));
    rig.faults.add(
        new FaultRule("SendTaskHeartbeat", token -> true, 2, 2, new FaultEffect.ResetConnection()));

    rig.lease.asyncClient().sendTaskHeartbeat(r -> r.taskToken("t")).join();

    assertThat(rig.time.scheduled).containsExactly(Duration.ofSeconds(1), Duration.ofMillis(200));
    assertThat(rig.service.served).hasSize(1);
  }

  @Test
  void a_late_call_completes_with_a_refused_connection() {
    rig.lease.close();

    try (var client = rig.lease.asyncClientBuilder().build()) {
      assertThatThrownBy(client.sendTaskHeartbeat(r -> r.taskToken("t"))::join)
          .hasMessageContaining(
              "Connection refused: the test that this endpoint belonged to has ended");
    }
  }
}
