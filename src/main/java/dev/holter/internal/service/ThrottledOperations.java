package dev.holter.internal.service;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.holter.internal.service.core.Operations;
import dev.holter.internal.service.core.ServiceErrors;
import dev.holter.internal.time.Timeline;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.CreateActivityRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskRequest;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.SfnRequest;
import software.amazon.awssdk.services.sfn.model.SfnResponse;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StopExecutionRequest;

/**
 * The operations as one account has them in a large region: each has a bucket of calls, which fills
 * again in virtual time.
 *
 * <p>The numbers are those of the Developer Guide's page on quotas. What a test does by itself is
 * not counted, and neither are calls of state machines.
 */
public final class ThrottledOperations implements Operations {

  /** The size of a bucket of calls, and how many are added to it each second. */
  private record Quota(long bucket, long perSecond) {}

  private static final Quota WORKERS = new Quota(3000, 500);

  private static final Map<Class<?>, Quota> QUOTAS =
      Map.of(
          GetActivityTaskRequest.class, WORKERS,
          SendTaskHeartbeatRequest.class, WORKERS,
          SendTaskSuccessRequest.class, WORKERS,
          SendTaskFailureRequest.class, WORKERS,
          StartExecutionRequest.class, new Quota(1300, 300),
          StopExecutionRequest.class, new Quota(1000, 200),
          DescribeExecutionRequest.class, new Quota(300, 15),
          GetExecutionHistoryRequest.class, new Quota(400, 20),
          ListExecutionsRequest.class, new Quota(200, 5),
          CreateActivityRequest.class, new Quota(100, 1));

  private final SimulatedService service;
  private final Timeline timeline;

  @GuardedBy("this")
  private final Map<Class<?>, TokenBucket> buckets = new HashMap<>();

  /** Wraps the operations of a service, so that calls beyond a quota are throttled. */
  public ThrottledOperations(SimulatedService service, Timeline timeline) {
    this.service = service;
    this.timeline = timeline;
  }

  @Override
  public SfnResponse serve(SfnRequest request) throws InterruptedException {
    admit(request);
    return service.serve(request);
  }

  @Override
  public void serveForNobody(SfnRequest request) throws InterruptedException {
    admit(request);
    service.serveForNobody(request);
  }

  private void admit(SfnRequest request) {
    if (takes(request.getClass())) {
      return;
    }
    SfnException refused = ServiceErrors.throttled();
    token(request)
        .ifPresent(
            token ->
                service.injected(nameOf(request), token, refused.awsErrorDetails().errorCode()));
    throw refused;
  }

  private synchronized boolean takes(Class<?> operation) {
    @Nullable Quota quota = QUOTAS.get(operation);
    return quota == null
        || buckets
            .computeIfAbsent(
                operation,
                first -> new TokenBucket(quota.bucket(), quota.perSecond(), timeline.now()))
            .take(timeline.now());
  }

  private static Optional<String> token(SfnRequest request) {
    return request.getValueForField("taskToken", String.class);
  }

  private static String nameOf(SfnRequest request) {
    return request.getClass().getSimpleName().replace("Request", "");
  }
}
