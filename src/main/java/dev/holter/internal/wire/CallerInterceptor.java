package dev.holter.internal.wire;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import software.amazon.awssdk.core.ClientType;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskRequest;

/**
 * Tells the server who calls it over HTTP; the SDK loads it into every client of the JVM.
 *
 * <p>It also leads default clients to the test that runs now, and refuses a call of Step Functions
 * that would leave this machine before it is signed or a name is looked up. Other calls that go
 * anywhere but to an open endpoint pass untouched. Time stands still while an asynchronous client
 * brings back what a thread of a clock has asked another service: the caller waits, and the
 * client's own threads are on no clock.
 */
public final class CallerInterceptor implements ExecutionInterceptor {

  private static final ExecutionAttribute<Underway> UNDERWAY =
      new ExecutionAttribute<>("HolterCallUnderway");

  private static final int DEEPEST = 20;

  private record Underway(Passage passage, Consumer<Passage> leave) {}

  /** Makes an interceptor. The SDK calls this for each client that it builds. */
  private final @Nullable URI ledTo = DefaultClients.now();

  /** Called by the SDK, which finds the class by its name. */
  public CallerInterceptor() {}

  private static boolean isAsynchronous(ExecutionAttributes attributes) {
    return attributes.getAttribute(SdkExecutionAttribute.CLIENT_TYPE) == ClientType.ASYNC;
  }

  /**
   * Notes a call of an interrupted thread. The client does not send it, so that only this place
   * sees it.
   */
  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    if (Thread.currentThread().isInterrupted()
        && context.request() instanceof GetActivityTaskRequest) {
      OpenTimes.notesOfCaller().ifPresent(notes -> notes.polledAlthoughInterrupted());
    }
  }

  @Override
  public SdkHttpRequest modifyHttpRequest(
      Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
    SdkHttpRequest request = context.httpRequest();
    if (Departure.isOf(attributes)) {
      request = departure(request, attributes).redirected();
      departure(request, attributes).check();
    }
    return next(request, attributes);
  }

  private Departure departure(SdkHttpRequest request, ExecutionAttributes attributes) {
    return Departure.of(request, attributes, ledTo);
  }

  private SdkHttpRequest next(SdkHttpRequest request, ExecutionAttributes attributes) {
    return LiveEndpoints.at(Departure.host(request), request.port())
        .map(passages -> announce(passages, request, attributes))
        .orElseGet(() -> passBy(request, attributes));
  }

  /**
   * Lets a call pass that no server of Holter's serves. Up to here the caller's own thread runs and
   * keeps time still; an asynchronous client goes on with threads of its own, which are seen only
   * where a thread of the same world answers them.
   */
  private SdkHttpRequest passBy(SdkHttpRequest request, ExecutionAttributes attributes) {
    boolean mayWaitVirtually =
        Departure.isOf(attributes) && !departure(request, attributes).leavesMachine();
    if (isAsynchronous(attributes) && !mayWaitVirtually) {
      String service = attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME);
      boolean isAtHome = ThisMachine.has(request.host());
      OpenTimes.ofCaller()
          .filter(time -> !isAtHome || !time.servesCaller(request.port()))
          .map(
              time -> new AsyncPassage("", time, "a call of " + service + "'s asynchronous client"))
          .ifPresent(passage -> depart(passage, attributes));
    }
    return request;
  }

  /**
   * Keeps time still until the call has ended, since no server of Holter's says that it serves the
   * call.
   */
  private static void depart(Passage passage, ExecutionAttributes attributes) {
    passage.sent();
    attributes.putAttribute(UNDERWAY, new Underway(passage, ended -> {}));
  }

  private static SdkHttpRequest announce(
      Passages passages, SdkHttpRequest request, ExecutionAttributes attributes) {
    Passage passage =
        isAsynchronous(attributes)
            ? passages.asynchronous("an asynchronous HTTP call of the AWS SDK")
            : passages.blocking(Thread.currentThread());
    attributes.putAttribute(UNDERWAY, new Underway(passage, passages::leave));
    return request.toBuilder()
        .host(Departure.host(request))
        .putHeader(Passages.HEADER, passage.id())
        .build();
  }

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    Underway underway = attributes.getAttribute(UNDERWAY);
    if (underway != null) {
      underway.passage().sent();
    }
    if (Departure.isOf(attributes)) {
      // Another interceptor or a resolver of endpoints may have changed the address meanwhile.
      departure(context.httpRequest(), attributes).check();
    }
  }

  /**
   * The headers of an answer may be there long before its end, at which the next attempt is planned
   * or the answer is handed to a thread that the client may start for it.
   */
  @Override
  public Optional<Publisher<ByteBuffer>> modifyAsyncHttpResponseContent(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    Underway underway = attributes.getAttribute(UNDERWAY);
    if (underway == null) {
      return context.responsePublisher();
    }
    Passage passage = underway.passage();
    Runnable ended = context.httpResponse().isSuccessful() ? passage::arrives : passage::backsOff;
    return context.responsePublisher().map(body -> new WatchedBody(body, ended));
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    leave(attributes);
  }

  @Override
  public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
    Underway underway = attributes.getAttribute(UNDERWAY);
    Throwable timeout = timeout(context.exception());
    if (underway != null && timeout != null) {
      underway.passage().timedOut(timeout);
    }
    leave(attributes);
  }

  /**
   * Clients have exceptions of their own for it, whose classes need not be there. The SDK's own
   * limits are kept by a pool that is on the clock.
   */
  private static @Nullable Throwable timeout(Throwable failure) {
    if (failure instanceof ApiCallTimeoutException
        || failure instanceof ApiCallAttemptTimeoutException) {
      return null;
    }
    Throwable next = failure;
    for (int depth = 0; next != null && depth < DEEPEST; depth++) {
      if (next.getClass().getName().endsWith("TimeoutException")) {
        return next;
      }
      next = next.getCause();
    }
    return null;
  }

  private static void leave(ExecutionAttributes attributes) {
    Underway underway = attributes.getAttribute(UNDERWAY);
    if (underway != null) {
      underway.passage().answered();
      underway.leave().accept(underway.passage());
    }
  }
}
