package dev.holter.internal.agent.boot;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * In the methods of {@code java.net.http.HttpClient}, whose threads are real and wake their caller:
 * time stands still until the answer is there.
 */
public final class OnHttpClient {
  private static final ThreadLocal<EndpointCall> SENDING = new ThreadLocal<>();

  private OnHttpClient() {}

  /** At the start of {@code HttpClientImpl.sendAsync}, on the thread that sends. */
  public static void sends(Object client, Object request) {
    ThreadHook hook = HookTable.current();
    EndpointCall call = hook == null ? null : EndpointCall.of(request, hook);
    if (call == null) {
      SENDING.remove();
    } else {
      call.begin();
      SENDING.set(call);
    }
  }

  /**
   * What {@code HttpClientImpl.sendAsync} returns, on the thread that sends, which has counted up
   * to here. It completes on a thread of the clock, and so does what depends on it.
   */
  public static <T> CompletableFuture<T> sendAsync(CompletableFuture<T> answer) {
    ThreadHook hook = HookTable.current();
    if (hook == null) {
      return answer;
    }
    // First, since whoever waits for the answer may end the test.
    CompletableFuture<T> seen =
        answer.whenComplete((response, failure) -> failIfTimedOut(hook, failure));
    EndpointCall call = SENDING.get();
    SENDING.remove();
    return call == null
        ? Underway.take(hook, EndpointCall.WHAT, seen)
        : Underway.take(hook, call.limited(seen), call::end);
  }

  /** Its limit came in real time, on a thread of the client. */
  private static void failIfTimedOut(ThreadHook hook, @Nullable Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    for (Class<?> type = cause == null ? null : cause.getClass();
        type != null;
        type = type.getSuperclass()) {
      // Its loader is not one that this class can see.
      if (type.getName().equals("java.net.http.HttpTimeoutException")) {
        hook.timedOut(EndpointCall.WHAT);
      }
    }
  }

  /** {@link Instant#now()} where the client plans what its own, real thread does. */
  public static Instant now() {
    return Instant.ofEpochMilli(System.currentTimeMillis());
  }
}
