package dev.holter.borders;

import static dev.holter.borders.SocketTimeoutTests.LIMIT;
import static dev.holter.borders.SocketTimeoutTests.assertConnectingRefused;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import java.net.URI;
import java.time.Duration;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import software.amazon.awssdk.http.SdkHttpConfigurationOption;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpService;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.utils.AttributeMap;

/** A client with event loops that waits for a connection until its own limit comes. */
@StepFunctionsTest
@Isolated(
    "what a loop does at a limit of its own would be taken for the test that started the loop")
class AsyncConnectTimeoutTests {
  @Test
  void a_connection(FakeStepFunctions stepFunctions, VirtualClock clock) throws Exception {
    assertConnectingRefused(
        stepFunctions,
        clock,
        "was given up at ",
        full -> {
          try (SdkAsyncHttpClient http = connecting();
              SqsAsyncClient sqs =
                  OwnClients.at(
                          URI.create("http://127.0.0.1:" + full.getLocalPort()),
                          SqsAsyncClient.builder())
                      .overrideConfiguration(OwnClients.once().build())
                      .httpClient(http)
                      .build()) {
            sqs.listQueues().join();
          }
        });
  }

  private static SdkAsyncHttpClient connecting() {
    return ServiceLoader.load(SdkAsyncHttpService.class)
        .findFirst()
        .orElseThrow()
        .createAsyncHttpClientFactory()
        .buildWithDefaults(
            AttributeMap.builder()
                .put(SdkHttpConfigurationOption.CONNECTION_TIMEOUT, Duration.ofMillis(LIMIT))
                .build());
  }
}
