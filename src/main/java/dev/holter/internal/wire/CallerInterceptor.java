package dev.holter.internal.wire;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.reactivestreams.Publisher;
import software.amazon.awssdk.core.ClientType;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Tells the server who calls it over HTTP; the SDK loads it into every client of the JVM.
 *
 * <p>Calls that go anywhere but to an open endpoint pass untouched.
 */
public final class CallerInterceptor implements ExecutionInterceptor {

  private static final String HOST_PREFIX = "sync-";

  private static final ExecutionAttribute<Underway> UNDERWAY =
      new ExecutionAttribute<>("HolterCallUnderway");

  private record Underway(Passages passages, Passage passage) {}

  /** Called by the SDK. */
  public CallerInterceptor() {}

  @Override
  public SdkHttpRequest modifyHttpRequest(
      Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
    SdkHttpRequest request = context.httpRequest();
    return LiveEndpoints.at(hostWithoutPrefix(request), request.port())
        .map(passages -> announce(passages, request, attributes))
        .orElse(request);
  }

  private static SdkHttpRequest announce(
      Passages passages, SdkHttpRequest request, ExecutionAttributes attributes) {
    ClientType type = attributes.getAttribute(SdkExecutionAttribute.CLIENT_TYPE);
    Passage passage =
        type == ClientType.ASYNC
            ? passages.asynchronous("an asynchronous HTTP call of the AWS SDK")
            : passages.blocking(Thread.currentThread());
    attributes.putAttribute(UNDERWAY, new Underway(passages, passage));
    return request.toBuilder()
        .host(hostWithoutPrefix(request))
        .putHeader(Passages.HEADER, passage.id())
        .build();
  }

  /** StartSyncExecution and TestState go to {@code sync-127.0.0.1}, which does not exist. */
  private static String hostWithoutPrefix(SdkHttpRequest request) {
    String host = request.host();
    return host.startsWith(HOST_PREFIX) ? host.substring(HOST_PREFIX.length()) : host;
  }

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    Underway underway = attributes.getAttribute(UNDERWAY);
    if (underway != null) {
      underway.passage().sent();
    }
  }

  /**
   * The headers of an answer may be there long before its end, at which the next attempt is
   * planned.
   */
  @Override
  public Optional<Publisher<ByteBuffer>> modifyAsyncHttpResponseContent(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    Underway underway = attributes.getAttribute(UNDERWAY);
    return underway == null || context.httpResponse().isSuccessful()
        ? context.responsePublisher()
        : context
            .responsePublisher()
            .map(body -> new WatchedBody(body, () -> underway.passage().backsOff()));
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    leave(attributes);
  }

  @Override
  public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
    leave(attributes);
  }

  private static void leave(ExecutionAttributes attributes) {
    Underway underway = attributes.getAttribute(UNDERWAY);
    if (underway != null) {
      underway.passage().answered();
      underway.passages().leave(underway.passage());
    }
  }
}
