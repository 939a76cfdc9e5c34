package dev.holter.internal.wire;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedAsyncClientOption;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.sfn.SfnAsyncClient;
import software.amazon.awssdk.services.sfn.SfnAsyncClientBuilder;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.SfnClientBuilder;

/** Builds clients that reach one leased server in process and read nothing of the machine. */
final class SdkClients {

  /**
   * The endpoint of clients in process. It is never resolved, since their transport does not look
   * at it.
   */
  static final URI IN_PROCESS = URI.create("http://holter.in-process");

  private static final Duration BASE = Duration.ofMillis(100);
  private static final Duration THROTTLED_BASE = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final InProcessDoor door;
  private final CallerTime time;
  private final Region region;

  SdkClients(InProcessDoor door, CallerTime time, String region) {
    this.door = door;
    this.time = time;
    this.region = Region.of(region);
  }

  SfnClientBuilder blocking() {
    return preset(SfnClient.builder(), new VirtualBackoff(retries(), time)).httpClient(transport());
  }

  SdkHttpClient transport() {
    return new InProcessHttpClient(door, time);
  }

  SfnAsyncClientBuilder asynchronous() {
    return preset(SfnAsyncClient.builder(), retries())
        .httpClient(new InProcessAsyncHttpClient(door, time))
        .asyncConfiguration(
            // the call's own tracked thread runs what the worker chained to it
            async ->
                async.advancedOption(
                    SdkAdvancedAsyncClientOption.FUTURE_COMPLETION_EXECUTOR, Runnable::run));
  }

  /** Prepares a blocking client that reaches the endpoint by the SDK's own transport. */
  SfnClientBuilder blocking(URI endpoint) {
    return preset(SfnClient.builder(), new VirtualBackoff(retries(), time))
        .endpointOverride(endpoint);
  }

  /**
   * Prepares an asynchronous client that reaches the endpoint by the SDK's own transport and
   * completes on the SDK's own threads.
   */
  SfnAsyncClientBuilder asynchronous(URI endpoint) {
    return preset(SfnAsyncClient.builder(), retries()).endpointOverride(endpoint);
  }

  private <B extends AwsClientBuilder<B, C>, C> B preset(B builder, RetryStrategy retries) {
    return builder
        .region(region)
        .endpointOverride(IN_PROCESS)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("holter", "holter")))
        .overrideConfiguration(configuration(retries));
  }

  private ClientOverrideConfiguration configuration(RetryStrategy retries) {
    ProfileFile noProfiles = ProfileFile.aggregator().build();
    return ClientOverrideConfiguration.builder()
        .retryStrategy(retries)
        .scheduledExecutorService(time.scheduler())
        .defaultProfileFileSupplier(() -> noProfiles)
        .putAdvancedOption(SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true)
        .build();
  }

  /** Returns the SDK's standard strategy for retries, without its jitter. */
  private static RetryStrategy retries() {
    StandardRetryStrategy.Builder builder = AwsRetryStrategy.standardRetryStrategy().toBuilder();
    return builder
        .backoffStrategy(BackoffStrategy.exponentialDelayWithoutJitter(BASE, LONGEST))
        .throttlingBackoffStrategy(
            BackoffStrategy.exponentialDelayWithoutJitter(THROTTLED_BASE, LONGEST))
        .build();
  }
}
