package dev.holter.borders;

import static dev.holter.borders.OwnClients.once;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpConfigurationOption;
import software.amazon.awssdk.http.SdkHttpService;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.SfnClientBuilder;
import software.amazon.awssdk.utils.AttributeMap;

/** A client that gives up does so at its virtual instant, and its caller stays on the clock. */
@StepFunctionsTest
class PatienceTests {
  private final FakeStepFunctions stepFunctions;
  private final VirtualClock clock;

  PatienceTests(FakeStepFunctions stepFunctions, VirtualClock clock) {
    this.stepFunctions = stepFunctions;
    this.clock = clock;
  }

  /** The client of the SDK that is on the class path, with its read timeout. */
  private static SdkHttpClient http(Duration readTimeout) {
    return ServiceLoader.load(SdkHttpService.class)
        .findFirst()
        .orElseThrow()
        .createHttpClientBuilder()
        .buildWithDefaults(
            AttributeMap.builder()
                .put(SdkHttpConfigurationOption.READ_TIMEOUT, readTimeout)
                .put(SdkHttpConfigurationOption.CONNECTION_TIMEOUT, ofSeconds(50))
                .build());
  }

  private SfnClient client(Consumer<SfnClientBuilder> settings) {
    SfnClientBuilder builder = OwnClients.at(stepFunctions.endpoint(), SfnClient.builder());
    settings.accept(builder);
    return builder.build();
  }

  /** Polls on a worker's thread until it is told three times that nobody will answer. */
  private List<Instant> failures(SfnClient client, Class<? extends Throwable> expected) {
    String arn = IdleActivity.arn(stepFunctions);
    List<Instant> failures = new ArrayList<>();
    List<Throwable> seen = new ArrayList<>();
    stepFunctions.runScript(
        () -> {
          for (int poll = 0; poll < 3; poll++) {
            seen.add(catchThrowable(() -> client.getActivityTask(r -> r.activityArn(arn))));
            failures.add(Instant.now());
          }
        });
    clock.advanceBy(Duration.ofMinutes(5));
    assertThat(seen).hasSize(3).allMatch(expected::isInstance);
    return failures;
  }

  private static Instant at(Duration elapsed) {
    return VirtualClock.DEFAULT_START.plus(elapsed);
  }

  @Repeated
  void a_read_timeout() {
    try (SfnClient client =
        client(it -> it.httpClient(http(ofSeconds(30))).overrideConfiguration(once().build()))) {
      assertThat(failures(client, SdkClientException.class))
          .containsExactly(at(ofSeconds(30)), at(ofSeconds(60)), at(ofSeconds(90)));
    }
  }

  @Repeated
  void a_read_timeout_is_told_as_in_production() {
    String arn = IdleActivity.arn(stepFunctions);
    try (SfnClient client =
        client(it -> it.httpClient(http(ofSeconds(50))).overrideConfiguration(once().build()))) {
      assertThat(catchThrowable(() -> client.getActivityTask(r -> r.activityArn(arn))))
          .hasRootCauseInstanceOf(SocketTimeoutException.class)
          .hasRootCauseMessage("Read timed out");
      assertThat(Instant.now()).isEqualTo(at(ofSeconds(50)));
    }
  }

  @Repeated
  void a_read_timeout_per_attempt() {
    String arn = IdleActivity.arn(stepFunctions);
    try (SfnClient client = client(it -> it.httpClient(http(ofSeconds(30))))) {
      Throwable failure = catchThrowable(() -> client.getActivityTask(r -> r.activityArn(arn)));
      assertThat(failure).isInstanceOf(SdkClientException.class);
      int attempts = 1 + failure.getSuppressed().length;
      assertThat(attempts).isGreaterThan(1);
      assertThat(clock.elapsed())
          .isBetween(ofSeconds(30).multipliedBy(attempts), ofSeconds(32).multipliedBy(attempts));
    }
  }

  @Repeated
  void a_read_timeout_after_the_polls_minute_is_never_reached() {
    String arn = IdleActivity.arn(stepFunctions);
    try (SfnClient client = client(it -> it.httpClient(http(ofSeconds(65))))) {
      assertThat(client.getActivityTask(r -> r.activityArn(arn)).taskToken()).isNull();
      assertThat(Instant.now()).isEqualTo(at(ofSeconds(60)));
    }
  }

  @Repeated
  void an_attempts_timeout() {
    try (SfnClient client =
        client(
            it -> it.overrideConfiguration(once().apiCallAttemptTimeout(ofSeconds(2)).build()))) {
      assertThat(failures(client, ApiCallAttemptTimeoutException.class))
          .containsExactly(at(ofSeconds(2)), at(ofSeconds(4)), at(ofSeconds(6)));
    }
  }

  @Repeated
  void an_attempts_timeout_per_attempt() {
    String arn = IdleActivity.arn(stepFunctions);
    try (SfnClient client =
        client(it -> it.overrideConfiguration(o -> o.apiCallAttemptTimeout(ofSeconds(2))))) {
      Throwable failure = catchThrowable(() -> client.getActivityTask(r -> r.activityArn(arn)));
      assertThat(failure).isInstanceOf(ApiCallAttemptTimeoutException.class);
      int attempts = 1 + failure.getSuppressed().length;
      assertThat(attempts).isGreaterThan(1);
      assertThat(clock.elapsed())
          .isBetween(ofSeconds(2).multipliedBy(attempts), ofSeconds(4).multipliedBy(attempts));
      assertThat(Instant.now()).isEqualTo(at(clock.elapsed()));
    }
  }

  @Repeated
  void a_calls_timeout() {
    try (SfnClient client =
        client(it -> it.overrideConfiguration(o -> o.apiCallTimeout(ofSeconds(8))))) {
      assertThat(failures(client, ApiCallTimeoutException.class))
          .containsExactly(at(ofSeconds(8)), at(ofSeconds(16)), at(ofSeconds(24)));
    }
  }

  @Repeated
  void a_client_that_another_thread_closes() throws Exception {
    String arn = IdleActivity.arn(stepFunctions);
    SfnClient client = client(it -> it.overrideConfiguration(once().build()));
    List<Instant> failed = new ArrayList<>();
    Thread poller =
        new Thread(
            () -> {
              if (catchThrowable(() -> client.getActivityTask(r -> r.activityArn(arn))) != null) {
                failed.add(Instant.now());
              }
            });
    poller.start();
    Thread.sleep(10_000);
    client.close();
    poller.join();
    assertThat(failed).containsExactly(at(ofSeconds(10)));
  }

  /** A poll has the client's only connection for its minute. */
  private void asksBeside(Duration acquisition, List<Instant> at, List<Throwable> failures) {
    String arn = IdleActivity.arn(stepFunctions);
    SdkHttpClient one = oneConnection(acquisition);
    try (SfnClient client =
        client(it -> it.httpClient(one).overrideConfiguration(once().build()))) {
      stepFunctions.runScript(() -> client.getActivityTask(r -> r.activityArn(arn)));
      stepFunctions.runScript(
          () -> {
            Thread.sleep(1_000);
            failures.add(catchThrowable(() -> client.describeActivity(r -> r.activityArn(arn))));
            at.add(Instant.now());
          });
      clock.advanceBy(Duration.ofMinutes(5));
    }
  }

  private static SdkHttpClient oneConnection(Duration acquisition) {
    return ServiceLoader.load(SdkHttpService.class)
        .findFirst()
        .orElseThrow()
        .createHttpClientBuilder()
        .buildWithDefaults(
            AttributeMap.builder()
                .put(SdkHttpConfigurationOption.READ_TIMEOUT, ofSeconds(65))
                .put(SdkHttpConfigurationOption.MAX_CONNECTIONS, 1)
                .put(SdkHttpConfigurationOption.CONNECTION_ACQUIRE_TIMEOUT, acquisition)
                .build());
  }

  @Repeated
  void a_limit_of_the_wait_for_a_connection() {
    List<Instant> at = new ArrayList<>();
    List<Throwable> failures = new ArrayList<>();
    asksBeside(ofSeconds(5), at, failures);
    assertThat(failures).singleElement().isInstanceOf(SdkClientException.class);
    assertThat(at).containsExactly(at(ofSeconds(6)));
  }

  @Repeated
  void a_connection_that_is_free_before_the_limit() {
    List<Instant> at = new ArrayList<>();
    List<Throwable> failures = new ArrayList<>();
    asksBeside(ofSeconds(90), at, failures);
    assertThat(failures).singleElement().isNull();
    assertThat(at).containsExactly(at(ofSeconds(60)));
  }
}
