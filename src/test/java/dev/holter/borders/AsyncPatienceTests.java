package dev.holter.borders;

import static dev.holter.borders.OwnClients.once;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.execution.TaskAttempt;
import dev.holter.time.HeldTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpConfigurationOption;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpService;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.sfn.SfnAsyncClient;
import software.amazon.awssdk.services.sfn.SfnAsyncClientBuilder;
import software.amazon.awssdk.utils.AttributeMap;

/** An asynchronous client that gives up does so at its virtual instant, as in production. */
@StepFunctionsTest
class AsyncPatienceTests {
  /** Without it the SDK ends the threads that its clients share with each client, for seconds. */
  private static final SdkAsyncHttpClient KEEPS_THREADS = http(ofSeconds(65));

  private final FakeStepFunctions stepFunctions;
  private final VirtualClock clock;

  AsyncPatienceTests(FakeStepFunctions stepFunctions, VirtualClock clock) {
    this.stepFunctions = stepFunctions;
    this.clock = clock;
  }

  @AfterAll
  static void end() {
    KEEPS_THREADS.close();
  }

  /** The client of the SDK that is on the class path. */
  private static SdkAsyncHttpClient http(AttributeMap.Builder settings) {
    return ServiceLoader.load(SdkAsyncHttpService.class)
        .findFirst()
        .orElseThrow()
        .createAsyncHttpClientFactory()
        .buildWithDefaults(settings.build());
  }

  private static AttributeMap.Builder reading(Duration timeout) {
    return AttributeMap.builder().put(SdkHttpConfigurationOption.READ_TIMEOUT, timeout);
  }

  private static SdkAsyncHttpClient http(Duration readTimeout) {
    return http(reading(readTimeout));
  }

  private static SdkAsyncHttpClient oneConnection(Duration acquisition) {
    return http(
        reading(ofSeconds(65))
            .put(SdkHttpConfigurationOption.MAX_CONNECTIONS, 1)
            .put(SdkHttpConfigurationOption.CONNECTION_ACQUIRE_TIMEOUT, acquisition));
  }

  private SfnAsyncClient client(Consumer<SfnAsyncClientBuilder> settings) {
    SfnAsyncClientBuilder builder =
        OwnClients.at(stepFunctions.endpoint(), SfnAsyncClient.builder());
    settings.accept(builder);
    return builder.build();
  }

  /** Polls until it is told three times that nobody will answer. */
  private void pollThrice(SfnAsyncClient client, String arn, Told told) {
    for (int poll = 0; poll < 3; poll++) {
      told.failures.add(
          catchThrowable(() -> client.getActivityTask(r -> r.activityArn(arn)).join()));
      told.at.add(Instant.now());
    }
  }

  private static final class Told {
    final List<Throwable> failures = new ArrayList<>();
    final List<Instant> at = new ArrayList<>();

    void assertEvery(Duration period, Class<? extends Throwable> cause) {
      assertThat(failures)
          .hasSize(3)
          .allSatisfy(
              failure ->
                  assertThat(failure)
                      .isInstanceOf(CompletionException.class)
                      .hasCauseInstanceOf(cause));
      assertThat(at)
          .containsExactly(at(period), at(period.multipliedBy(2)), at(period.multipliedBy(3)));
    }
  }

  private Told failures(SfnAsyncClient client) {
    String arn = IdleActivity.arn(stepFunctions);
    Told told = new Told();
    stepFunctions.runScript(() -> pollThrice(client, arn, told));
    clock.advanceBy(Duration.ofMinutes(5));
    return told;
  }

  /** The same with a client that the worker builds for itself. */
  private Told failuresOfOwn(Consumer<SfnAsyncClientBuilder> settings) {
    String arn = IdleActivity.arn(stepFunctions);
    // A worker's own call for it would open the port in virtual time.
    assertThat(stepFunctions.endpoint()).isNotNull();
    Told told = new Told();
    List<SfnAsyncClient> built = new ArrayList<>();
    stepFunctions.runScript(
        () -> {
          built.add(client(settings));
          pollThrice(built.get(0), arn, told);
        });
    clock.advanceBy(Duration.ofMinutes(5));
    built.get(0).close();
    return told;
  }

  private static Instant at(Duration elapsed) {
    return VirtualClock.DEFAULT_START.plus(elapsed);
  }

  @RepeatedWithFramework
  void an_attempts_timeout() {
    try (SfnAsyncClient client =
        client(
            it -> it.overrideConfiguration(once().apiCallAttemptTimeout(ofSeconds(2)).build()))) {
      failures(client).assertEvery(ofSeconds(2), ApiCallAttemptTimeoutException.class);
    }
  }

  @RepeatedWithFramework
  void an_attempts_timeout_of_a_client_that_the_worker_builds() {
    failuresOfOwn(
            it -> it.overrideConfiguration(once().apiCallAttemptTimeout(ofSeconds(2)).build()))
        .assertEvery(ofSeconds(2), ApiCallAttemptTimeoutException.class);
  }

  @RepeatedWithFramework
  void an_attempts_timeout_per_attempt() {
    String arn = IdleActivity.arn(stepFunctions);
    try (SfnAsyncClient client =
        client(it -> it.overrideConfiguration(AsyncPatienceTests::retrying))) {
      assertEachAttemptEnds(pollOnce(client, arn));
      clock.advanceBy(Duration.ofMinutes(5));
    }
  }

  @RepeatedWithFramework
  void an_attempts_timeout_per_attempt_of_a_client_that_the_worker_builds() {
    String arn = IdleActivity.arn(stepFunctions);
    assertThat(stepFunctions.endpoint()).isNotNull();
    List<Polled> polled = new ArrayList<>();
    stepFunctions.runScript(
        () -> {
          SfnAsyncClient client =
              client(it -> it.overrideConfiguration(AsyncPatienceTests::retrying));
          polled.add(pollOnce(client, arn));
          client.close();
        });
    clock.advanceBy(Duration.ofMinutes(5));
    assertThat(polled).hasSize(1).allSatisfy(AsyncPatienceTests::assertEachAttemptEnds);
  }

  /** With a back-off that is not drawn, since one of nothing is no wait. */
  private static void retrying(ClientOverrideConfiguration.Builder settings) {
    settings
        .apiCallAttemptTimeout(ofSeconds(2))
        .retryStrategy(
            AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(3)
                .backoffStrategy(BackoffStrategy.fixedDelayWithoutJitter(ofSeconds(1)))
                .build());
  }

  private record Polled(Throwable failure, Duration elapsed) {}

  private Polled pollOnce(SfnAsyncClient client, String arn) {
    Throwable failure =
        catchThrowable(() -> client.getActivityTask(r -> r.activityArn(arn)).join());
    return new Polled(failure, clock.elapsed());
  }

  private static void assertEachAttemptEnds(Polled polled) {
    assertThat(polled.failure).hasCauseInstanceOf(ApiCallAttemptTimeoutException.class);
    assertThat(polled.failure.getCause().getSuppressed()).hasSize(2);
    assertThat(polled.elapsed).isEqualTo(ofSeconds(2 + 1 + 2 + 1 + 2));
  }

  /** Netty closes connections on the loops that all tests share. */
  @RepeatedWithFramework
  void a_client_that_the_worker_closes() {
    String arn = IdleActivity.arn(stepFunctions);
    assertThat(stepFunctions.endpoint()).isNotNull();
    List<Instant> closed = new ArrayList<>();
    stepFunctions.runScript(
        () -> {
          while (true) {
            try (SfnAsyncClient client = client(it -> {})) {
              assertThat(client.describeActivity(r -> r.activityArn(arn)).join().name())
                  .isNotNull();
            }
            closed.add(Instant.now());
            Thread.sleep(20_000);
          }
        });
    clock.advanceBy(ofSeconds(50));
    assertThat(closed).containsExactly(at(ofSeconds(0)), at(ofSeconds(20)), at(ofSeconds(40)));
  }

  @RepeatedWithFramework
  void a_calls_timeout() {
    try (SfnAsyncClient client =
        client(it -> it.overrideConfiguration(o -> o.apiCallTimeout(ofSeconds(8))))) {
      failures(client).assertEvery(ofSeconds(8), ApiCallTimeoutException.class);
    }
  }

  @RepeatedWithFramework
  void a_calls_timeout_of_a_client_that_the_worker_builds() {
    failuresOfOwn(it -> it.overrideConfiguration(o -> o.apiCallTimeout(ofSeconds(8))))
        .assertEvery(ofSeconds(8), ApiCallTimeoutException.class);
  }

  @RepeatedWithFramework
  void a_calls_timeout_in_process() {
    SfnAsyncClientBuilder builder = stepFunctions.asyncClientBuilder();
    ClientOverrideConfiguration limited =
        builder.overrideConfiguration().toBuilder().apiCallTimeout(ofSeconds(8)).build();
    try (SfnAsyncClient client = builder.overrideConfiguration(limited).build()) {
      failures(client).assertEvery(ofSeconds(8), ApiCallTimeoutException.class);
    }
  }

  @RepeatedWithFramework
  void a_read_timeout() {
    try (SfnAsyncClient client =
        client(it -> it.httpClient(http(ofSeconds(30))).overrideConfiguration(once().build()))) {
      Told told = failures(client);
      told.assertEvery(ofSeconds(30), SdkClientException.class);
      assertThat(told.failures)
          .allSatisfy(
              failure ->
                  assertThat(failure)
                      .hasStackTraceContaining("java.io.IOException: Read timed out")
                      .hasStackTraceContaining("io.netty.handler.timeout.ReadTimeoutException"));
    }
  }

  @RepeatedWithFramework
  void a_read_timeout_of_a_client_that_the_worker_builds() {
    failuresOfOwn(it -> it.httpClient(http(ofSeconds(30))).overrideConfiguration(once().build()))
        .assertEvery(ofSeconds(30), SdkClientException.class);
  }

  @RepeatedWithFramework
  void a_read_timeout_per_attempt() {
    String arn = IdleActivity.arn(stepFunctions);
    try (SfnAsyncClient client = client(it -> it.httpClient(http(ofSeconds(30))))) {
      Throwable failure =
          catchThrowable(() -> client.getActivityTask(r -> r.activityArn(arn)).join());
      assertThat(failure).hasCauseInstanceOf(SdkClientException.class);
      int attempts = 1 + failure.getCause().getSuppressed().length;
      assertThat(attempts).isGreaterThan(1);
      assertThat(clock.elapsed())
          .isBetween(ofSeconds(30).multipliedBy(attempts), ofSeconds(32).multipliedBy(attempts));
    }
  }

  @RepeatedWithFramework
  void a_read_timeout_after_the_polls_minute_is_never_reached() {
    String arn = IdleActivity.arn(stepFunctions);
    try (SfnAsyncClient client = client(it -> {})) {
      assertThat(client.getActivityTask(r -> r.activityArn(arn)).join().taskToken()).isNull();
      assertThat(Instant.now()).isEqualTo(at(Duration.ofMinutes(1)));
      assertThat(client.getActivityTask(r -> r.activityArn(arn)).join().taskToken()).isNull();
      assertThat(Instant.now()).isEqualTo(at(Duration.ofMinutes(2)));
    }
  }

  /** The limits of answers that have come are forgotten: an hour later nothing ends by them. */
  @RepeatedWithFramework
  void a_read_timeout_of_each_call_on_one_connection() throws Exception {
    String arn = IdleActivity.arn(stepFunctions);
    try (SfnAsyncClient client =
        client(it -> it.httpClient(http(ofSeconds(30))).overrideConfiguration(once().build()))) {
      for (int call = 0; call < 3; call++) {
        assertThat(client.describeActivity(r -> r.activityArn(arn)).join().name()).isNotEmpty();
        Thread.sleep(20_000);
      }
      assertThat(Instant.now()).isEqualTo(at(Duration.ofMinutes(1)));
      assertThat(catchThrowable(() -> client.getActivityTask(r -> r.activityArn(arn)).join()))
          .isNotNull();
      assertThat(Instant.now()).isEqualTo(at(ofSeconds(90)));
    }
  }

  @RepeatedWithFramework
  void a_poll_that_was_cancelled_stays_open_at_the_service() throws Exception {
    String arn = IdleActivity.arn(stepFunctions);
    try (SfnAsyncClient client = client(it -> {})) {
      CompletableFuture<?> first = client.getActivityTask(r -> r.activityArn(arn));
      Thread.sleep(10_000);
      first.cancel(true);
      Thread.sleep(1_000);
      TaskAttempt lost = stepFunctions.scheduleTask(IdleActivity.TASK);
      TaskAttempt next = stepFunctions.scheduleTask(IdleActivity.TASK);

      assertThat(client.getActivityTask(r -> r.activityArn(arn)).join().taskToken())
          .isEqualTo(next.taskToken().orElseThrow());
      assertThat(Instant.now()).isEqualTo(at(ofSeconds(11)));
      assertThat(lost.callerHadGone()).isTrue();
      assertThat(lost.startedAt()).contains(at(ofSeconds(11)));
    }
  }

  /** Time stands still until a connection is free, which a poll has for its minute. */
  @Test
  void a_limit_of_the_wait_for_a_connection_fails_the_test() throws Exception {
    String arn = IdleActivity.arn(stepFunctions);
    try (SfnAsyncClient client =
        client(
            it ->
                it.httpClient(oneConnection(ofSeconds(4))).overrideConfiguration(once().build()))) {
      CompletableFuture<?> first = client.getActivityTask(r -> r.activityArn(arn));
      Thread.sleep(1_000);
      CompletableFuture<?> second = client.getActivityTask(r -> r.activityArn(arn));
      assertThatThrownBy(second::join)
          .isExactlyInstanceOf(HeldTimeException.class)
          .hasMessageContaining("was given up at [2025-01-01T00:00:01Z] with")
          .hasMessageContaining("Acquire operation took longer than")
          .hasMessageContaining("a free connection, of which the client can be given more");
      first.join();
    }
  }
}
