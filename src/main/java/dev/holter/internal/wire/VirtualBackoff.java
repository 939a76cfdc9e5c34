package dev.holter.internal.wire;

import java.time.Duration;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.AcquireInitialTokenResponse;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RecordSuccessResponse;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryStrategy;

/**
 * Lets a blocking client back off in virtual time: waits itself and tells the SDK not to.
 *
 * <p>The SDK sleeps in real time on the caller's thread otherwise, and a worker's margin would not
 * shrink by its retries.
 */
final class VirtualBackoff implements RetryStrategy {

  private final RetryStrategy strategy;
  private final CallerTime time;

  VirtualBackoff(RetryStrategy strategy, CallerTime time) {
    this.strategy = strategy;
    this.time = time;
  }

  @Override
  public AcquireInitialTokenResponse acquireInitialToken(AcquireInitialTokenRequest request) {
    AcquireInitialTokenResponse response = strategy.acquireInitialToken(request);
    sleep(response.delay());
    return AcquireInitialTokenResponse.create(response.token(), Duration.ZERO);
  }

  @Override
  public RefreshRetryTokenResponse refreshRetryToken(RefreshRetryTokenRequest request) {
    RefreshRetryTokenResponse response = strategy.refreshRetryToken(request);
    sleep(response.delay());
    return RefreshRetryTokenResponse.create(response.token(), Duration.ZERO);
  }

  @Override
  public RecordSuccessResponse recordSuccess(RecordSuccessRequest request) {
    return strategy.recordSuccess(request);
  }

  @Override
  public int maxAttempts() {
    return strategy.maxAttempts();
  }

  @Override
  public boolean useClientDefaults() {
    return strategy.useClientDefaults();
  }

  /** Builds the strategy inside; the SDK does so only where a user asks for another one. */
  @Override
  public Builder<?, ?> toBuilder() {
    return strategy.toBuilder();
  }

  private void sleep(Duration delay) {
    if (delay.isZero()) {
      return;
    }
    try {
      time.sleep(delay);
    } catch (InterruptedException e) {
      // the SDK looks at the flag before it sends the next attempt
      Thread.currentThread().interrupt();
    }
  }
}
