package dev.holter.borders;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/**
 * A worker that asks another service of AWS, with a client whose answers come on threads of its
 * own: that takes no virtual time.
 */
@StepFunctionsTest
class SdkOfOtherServicesTests {
  private static final WireMockServer STUB = new WireMockServer(options().dynamicPort());

  @BeforeAll
  static void start() {
    STUB.start();
    STUB.stubFor(
        any(anyUrl())
            .willReturn(
                aResponse()
                    .withHeader("Content-Type", "application/x-amz-json-1.0")
                    .withBody("{\"QueueUrls\":[\"one\"]}")
                    .withFixedDelay(30)));
  }

  @AfterAll
  static void stop() {
    STUB.stop();
  }

  private interface Call {
    void on(SqsAsyncClient sqs) throws Exception;
  }

  private static void assertExact(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock, Call call) {
    try (SqsAsyncClient sqs = sqs()) {
      Beats.assertTakesNoTime(stepFunctions, client, clock, () -> call.on(sqs));
    }
  }

  private static SqsAsyncClient sqs() {
    return SqsAsyncClient.builder()
        .region(Region.EU_WEST_1)
        .endpointOverride(URI.create("http://127.0.0.1:" + STUB.port()))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
        .build();
  }

  @RepeatedWithFramework
  void join_for_the_answer(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    assertExact(
        stepFunctions,
        client,
        clock,
        sqs -> assertThat(sqs.listQueues().join().queueUrls()).containsExactly("one"));
  }

  @RepeatedWithFramework
  void wait_for_the_answer_with_a_limit(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    assertExact(
        stepFunctions,
        client,
        clock,
        sqs ->
            assertThat(sqs.listQueues().get(10, TimeUnit.SECONDS).queueUrls())
                .containsExactly("one"));
  }

  @RepeatedWithFramework
  void go_on_where_the_answer_comes(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    assertExact(
        stepFunctions,
        client,
        clock,
        sqs ->
            assertThat(
                    sqs.listQueues()
                        .thenCompose(first -> sqs.listQueues())
                        .thenApply(second -> second.queueUrls().get(0))
                        .join())
                .isEqualTo("one"));
  }
}
