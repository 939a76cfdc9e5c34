package dev.holter.borders;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnAsyncClient;
import software.amazon.awssdk.services.sfn.SfnAsyncClientBuilder;

/** An asynchronous client that gives up does so at its virtual instant. */
@StepFunctionsTest
class AsyncPatienceTests {
  private final FakeStepFunctions stepFunctions;
  private final VirtualClock clock;

  AsyncPatienceTests(FakeStepFunctions stepFunctions, VirtualClock clock) {
    this.stepFunctions = stepFunctions;
    this.clock = clock;
  }

  private SfnAsyncClient client(Consumer<SfnAsyncClientBuilder> settings) {
    SfnAsyncClientBuilder builder =
        SfnAsyncClient.builder()
            .endpointOverride(stepFunctions.endpoint())
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("own", "own")));
    settings.accept(builder);
    return builder.build();
  }

  private static ClientOverrideConfiguration.Builder once() {
    return ClientOverrideConfiguration.builder().retryStrategy(AwsRetryStrategy.doNotRetry());
  }

  private List<Instant> failures(SfnAsyncClient client, Class<? extends Throwable> expected) {
    String arn = IdleActivity.arn(stepFunctions);
    List<Instant> failures = new ArrayList<>();
    List<Throwable> seen = new ArrayList<>();
    stepFunctions.runScript(
        () -> {
          for (int poll = 0; poll < 3; poll++) {
            seen.add(catchThrowable(() -> client.getActivityTask(r -> r.activityArn(arn)).join()));
            failures.add(Instant.now());
          }
        });
    clock.advanceBy(Duration.ofMinutes(5));
    assertThat(seen).hasSize(3).allMatch(failure -> expected.isInstance(failure.getCause()));
    return failures;
  }

  private static Instant at(Duration elapsed) {
    return VirtualClock.DEFAULT_START.plus(elapsed);
  }

  @Repeated
  void an_attempts_timeout() {
    try (SfnAsyncClient client =
        client(
            it -> it.overrideConfiguration(once().apiCallAttemptTimeout(ofSeconds(2)).build()))) {
      assertThat(failures(client, ApiCallAttemptTimeoutException.class))
          .containsExactly(at(ofSeconds(2)), at(ofSeconds(4)), at(ofSeconds(6)));
    }
  }

  @Repeated
  void a_read_timeout_after_the_polls_minute_is_never_reached() {
    String arn = IdleActivity.arn(stepFunctions);
    try (SfnAsyncClient client = client(it -> {})) {
      assertThat(client.getActivityTask(r -> r.activityArn(arn)).join().taskToken()).isNull();
      assertThat(Instant.now()).isEqualTo(at(ofSeconds(60)));
    }
  }
}
