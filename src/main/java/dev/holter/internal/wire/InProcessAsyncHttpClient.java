package dev.holter.internal.wire;

import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;

/**
 * The SDK's asynchronous transport without a socket: each call is served on a tracked thread.
 *
 * <p>The caller goes on once the call has ended or waits in virtual time, so an operation that
 * answers at once has been answered when the client's method returns, and a poll is pending.
 */
final class InProcessAsyncHttpClient implements SdkAsyncHttpClient {

  private final InProcessDoor door;
  private final CallerTime time;

  InProcessAsyncHttpClient(InProcessDoor door, CallerTime time) {
    this.door = door;
    this.time = time;
  }

  @Override
  public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    ByteCollector body = new ByteCollector();
    request.requestContentPublisher().subscribe(body);
    body.bytes()
        .whenComplete(
            (bytes, failure) -> {
              if (failure == null) {
                start(request, bytes, done);
              } else {
                fail(request, failure, done);
              }
            });
    return done;
  }

  private void start(AsyncExecuteRequest request, byte[] body, CompletableFuture<Void> done) {
    Thread call =
        time.runAside("an asynchronous call of the AWS SDK", () -> serve(request, body, done));
    done.whenComplete(
        (ignored, failure) -> {
          if (done.isCancelled()) {
            call.interrupt();
          }
        });
  }

  private void serve(AsyncExecuteRequest request, byte[] body, CompletableFuture<Void> done) {
    try {
      InProcessDoor.Answer answer = door.pass(request.request(), body);
      if (answer.broken()) {
        throw BrokenBody.failure();
      }
      request.responseHandler().onHeaders(answer.head());
      request.responseHandler().onStream(new OneBuffer(answer.body().asByteBuffer()));
      done.complete(null);
    } catch (Exception | Error e) {
      fail(request, e, done);
    }
  }

  private static void fail(
      AsyncExecuteRequest request, Throwable failure, CompletableFuture<Void> done) {
    request.responseHandler().onError(failure);
    done.completeExceptionally(failure);
  }

  @Override
  public String clientName() {
    return "HolterInProcess";
  }

  @Override
  public void close() {}
}
