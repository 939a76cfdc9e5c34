package dev.holter.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnAsyncClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatResponse;

class HttpCallerTests {

  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void the_server_acts_for_the_thread_that_calls_a_client_of_its_own() {
    try (SfnClient client = Transport.HTTP.client(rig.lease)) {
      client.sendTaskHeartbeat(r -> r.taskToken("t"));
    }

    assertThat(rig.time.actedFor).containsExactly(Thread.currentThread());
    assertThat(rig.time.strangers).isEmpty();
    assertThat(rig.time.settled).hasValue(1);
  }

  @Test
  void a_retry_is_served_for_the_same_thread_and_settles_once() {
    rig.faults.add(new FaultRule("SendTaskHeartbeat", token -> true, 1, 1, new FaultEffect.Fail()));

    try (SfnClient client = Transport.HTTP.client(rig.lease, 2)) {
      client.sendTaskHeartbeat(r -> r.taskToken("t"));
    }

    assertThat(rig.time.actedFor).containsExactly(Thread.currentThread(), Thread.currentThread());
    assertThat(rig.time.settled).hasValue(1);
  }

  @Test
  void a_request_without_a_known_caller_is_a_strangers() {
    Transport.HTTP.send(
        rig.lease,
        SdkHttpMethod.POST,
        "/",
        "AWSStepFunctions.SendTaskHeartbeat",
        "{}".getBytes(StandardCharsets.UTF_8));

    assertThat(rig.time.strangers).containsExactly("an HTTP call of another process or client");
    assertThat(rig.time.actedFor).isEmpty();
    assertThat(rig.time.settled).hasValue(0);
  }

  @Test
  void a_call_of_an_asynchronous_client_is_held_while_it_travels_and_not_while_it_is_served() {
    rig.service.onAny(
        SendTaskHeartbeatRequest.class,
        request -> {
          rig.injected.add("open holds while served: " + rig.time.openHolds);
          return SendTaskHeartbeatResponse.builder().build();
        });

    try (SfnAsyncClient client =
        SfnAsyncClient.builder()
            .endpointOverride(rig.lease.endpoint())
            .region(Region.of(Rig.REGION))
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .build()) {
      client.sendTaskHeartbeat(r -> r.taskToken("t")).join();
    }

    assertThat(rig.injected).containsExactly("open holds while served: 0");
    assertThat(rig.time.strangers).containsExactly("an asynchronous HTTP call of the AWS SDK");
    assertThat(rig.time.holds).hasValue(2);
    assertThat(rig.time.openHolds).hasValue(0);
    assertThat(rig.time.settled).hasValue(0);
  }

  @Test
  void a_call_in_process_needs_nobody_to_act_for_it() {
    rig.lease.client().sendTaskHeartbeat(r -> r.taskToken("t"));

    assertThat(rig.time.actedFor).isEmpty();
    assertThat(rig.time.strangers).isEmpty();
  }

  @Test
  void a_bug_of_the_service_is_an_internal_failure_over_http_of_which_the_test_is_told() {
    rig.service.onAny(
        SendTaskHeartbeatRequest.class,
        request -> {
          throw new IllegalStateException("a bug");
        });

    Transport.Raw answer =
        Transport.HTTP.send(
            rig.lease,
            SdkHttpMethod.POST,
            "/",
            "AWSStepFunctions.SendTaskHeartbeat",
            "{}".getBytes(StandardCharsets.UTF_8));

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.body()).isEqualTo("{\"__type\":\"InternalFailure\"}");
    assertThat(rig.lease.takeUnservedCalls())
        .singleElement()
        .satisfies(
            failure ->
                assertThat(failure)
                    .hasMessageContaining(
                        "[AWSStepFunctions.SendTaskHeartbeat] could not be served")
                    .hasRootCauseMessage("a bug"));
    assertThat(rig.lease.takeUnservedCalls()).isEmpty();
  }

  @Test
  void a_client_of_another_endpoint_passes_untouched() {
    rig.lease.endpoint();
    try (Rig other = new Rig()) {
      try (SfnClient client = Transport.HTTP.client(other.lease)) {
        client.sendTaskHeartbeat(r -> r.taskToken("t"));
      }
      assertThat(other.time.actedFor).hasSize(1);
    }
    try (SfnClient nowhere =
        SfnClient.builder()
            .endpointOverride(URI.create("http://127.0.0.1:1"))
            .region(Region.of(Rig.REGION))
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(1)))
            .build()) {
      assertThat(catchThrowable(() -> nowhere.sendTaskHeartbeat(r -> r.taskToken("t"))))
          .hasMessageContaining("Connect");
    }

    assertThat(rig.time.actedFor).isEmpty();
    assertThat(rig.time.settled).hasValue(0);
  }

  @Test
  void the_sdk_finds_the_interceptor_by_its_name_on_the_class_path() throws IOException {
    String resource = "/software/amazon/awssdk/global/handlers/execution.interceptors";
    try (InputStream names =
        Objects.requireNonNull(CallerInterceptor.class.getResourceAsStream(resource))) {
      assertThat(new String(names.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualToIgnoringNewLines(CallerInterceptor.class.getName());
    }
  }
}
