package dev.holter.internal.wire;

import static dev.holter.Caught.catchThrowableOfType;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.services.sfn.model.CreateActivityRequest;
import software.amazon.awssdk.services.sfn.model.CreateActivityResponse;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatRequest;

class InProcessClientTests {

  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void a_call_reaches_the_service_and_its_answer_the_caller() {
    Instant created = Instant.parse("2024-01-01T00:00:00.123Z");
    rig.service.on(
        CreateActivityRequest.class,
        request ->
            CreateActivityResponse.builder()
                .activityArn("arn:" + request.name())
                .creationDate(created)
                .build());

    CreateActivityResponse answer = rig.lease.client().createActivity(r -> r.name("thumbs"));

    assertThat(answer.activityArn()).isEqualTo("arn:thumbs");
    assertThat(answer.creationDate()).isEqualTo(created);
    assertThat(rig.time.settled).hasValue(1);
  }

  @Test
  void a_beat_arrives_as_the_request_that_was_sent() {
    rig.lease.client().sendTaskHeartbeat(r -> r.taskToken("t"));

    assertThat(rig.service.served)
        .containsExactly(SendTaskHeartbeatRequest.builder().taskToken("t").build());
  }

  @Test
  void a_body_that_unpacks_to_gigabytes_is_too_large() throws IOException {
    byte[] bomb = Bombs.ofGigabytes();
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .uri(SdkClients.IN_PROCESS)
            .method(SdkHttpMethod.POST)
            .putHeader("X-Amz-Target", "AWSStepFunctions.SendTaskHeartbeat")
            .putHeader("Content-Encoding", "gzip")
            .putHeader("Content-Length", Integer.toString(bomb.length))
            .build();

    HttpExecuteResponse answer =
        rig.lease
            .httpClient()
            .prepareRequest(
                HttpExecuteRequest.builder()
                    .request(request)
                    .contentStreamProvider(() -> new ByteArrayInputStream(bomb))
                    .build())
            .call();

    assertThat(answer.httpResponse().statusCode()).isEqualTo(413);
    assertThat(rig.service.served).isEmpty();
  }

  @Test
  void an_interrupted_wait_ends_as_with_a_real_client_and_leaves_the_flag_set() {
    rig.service.onAny(
        GetActivityTaskRequest.class,
        request -> {
          throw new InterruptedException();
        });

    AbortedException failure =
        catchThrowableOfType(
            AbortedException.class,
            () -> rig.lease.client().getActivityTask(r -> r.activityArn("arn:a")));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure).hasMessageStartingWith("Thread was interrupted");
  }
}
