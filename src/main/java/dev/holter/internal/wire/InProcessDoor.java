package dev.holter.internal.wire;

import com.github.tomakehurst.wiremock.common.RequestCache;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Hands requests to WireMock on the calling thread, for as long as a lease lasts. */
final class InProcessDoor {

  /**
   * The count of a closed door. It is far below any number of calls, so that those which are still
   * under way cannot bring it back to zero.
   */
  private static final int CLOSED = Integer.MIN_VALUE / 2;

  private static final SdkBytes NOTHING = SdkBytes.fromByteArray(new byte[0]);

  record Answer(SdkHttpResponse head, SdkBytes body, boolean broken) {}

  private final StubRequestHandler stubs;
  private final RepeatedHeaders headers = new RepeatedHeaders();
  private final RepeatedBodies bodies = new RepeatedBodies();
  private final AtomicInteger underWay = new AtomicInteger();

  InProcessDoor(StubRequestHandler stubs) {
    this.stubs = stubs;
  }

  /** Answers the request, or fails as a socket would. */
  Answer pass(SdkHttpRequest request, byte[] body) throws IOException {
    enter();
    try {
      return answer(serve(new InProcessRequest(request, headers.of(request), bodies.of(body))));
    } finally {
      underWay.decrementAndGet();
    }
  }

  /** Refuses further calls; returns whether none is under way. */
  boolean close() {
    int before = underWay.getAndUpdate(calls -> calls < 0 ? calls : calls + CLOSED);
    return before == 0 || before == CLOSED;
  }

  private void enter() throws ConnectException {
    if (underWay.incrementAndGet() < 0) {
      underWay.decrementAndGet();
      throw new ConnectException(
          "Connection refused: the test that this endpoint belonged to has ended");
    }
  }

  private Response serve(InProcessRequest request) {
    AtomicReference<@Nullable Response> answer = new AtomicReference<>();
    try {
      stubs.handle(request, (ignored, response, attributes) -> answer.set(response), null);
    } catch (RuntimeException | Error e) {
      // WireMock would do so at the end, and a leftover belongs to the thread's next request
      RequestCache.onRequestEnd();
      throw e;
    }
    return Objects.requireNonNull(answer.get(), "WireMock gave no answer");
  }

  private static Answer answer(Response response) throws IOException {
    Fault fault = response.getFault();
    if (fault != null && Thread.currentThread().isInterrupted()) {
      // the SDK would retry an I/O failure, and notice the interrupt only then
      throw AbortedException.create("Thread was interrupted", new InterruptedException());
    } else if (fault == Fault.MALFORMED_RESPONSE_CHUNK) {
      return new Answer(SdkHttpResponse.builder().statusCode(200).build(), NOTHING, true);
    } else if (fault != null) {
      throw asSeenByClient(fault);
    }
    SdkHttpResponse.Builder head = SdkHttpResponse.builder().statusCode(response.getStatus());
    for (HttpHeader header : response.getHeaders().all()) {
      head.putHeader(header.key(), header.values());
    }
    byte[] body = response.getBody();
    return new Answer(
        head.build(), body == null ? NOTHING : SdkBytes.fromByteArrayUnsafe(body), false);
  }

  private static IOException asSeenByClient(Fault fault) {
    return switch (fault) {
      case CONNECTION_RESET_BY_PEER -> new SocketException("Connection reset");
      case EMPTY_RESPONSE -> new SocketException("The target server failed to respond");
      case MALFORMED_RESPONSE_CHUNK -> BrokenBody.failure();
      case RANDOM_DATA_THEN_CLOSE ->
          new ProtocolException("The server failed to respond with a valid HTTP response");
    };
  }
}
