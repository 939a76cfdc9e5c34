package dev.holter.internal.wire;

import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;

/** The SDK's blocking transport without a socket: the call is served on the calling thread. */
final class InProcessHttpClient implements SdkHttpClient {

  private static final int MAX_LENGTH = Integer.MAX_VALUE;

  private final InProcessDoor door;
  private final CallerTime time;

  InProcessHttpClient(InProcessDoor door, CallerTime time) {
    this.door = door;
    this.time = time;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        time.arrive();
        try {
          return execute(request);
        } finally {
          time.settle();
        }
      }

      @Override
      public void abort() {}
    };
  }

  private HttpExecuteResponse execute(HttpExecuteRequest request) throws IOException {
    InProcessDoor.Answer answer = door.pass(request.httpRequest(), body(request));
    InputStream content = answer.broken() ? new BrokenBody() : answer.body().asInputStream();
    return HttpExecuteResponse.builder()
        .response(answer.head())
        .responseBody(AbortableInputStream.create(content))
        .build();
  }

  private static byte[] body(HttpExecuteRequest request) throws IOException {
    ContentStreamProvider provider = request.contentStreamProvider().orElse(null);
    if (provider == null) {
      return new byte[0];
    }
    try (InputStream content = provider.newStream()) {
      return content.readNBytes(length(request.httpRequest()));
    }
  }

  /**
   * The length of the body. A server would send it too, and without it the stream takes eight
   * kilobytes for each beat.
   */
  private static int length(SdkHttpRequest request) {
    return request.firstMatchingHeader("Content-Length").map(Integer::parseInt).orElse(MAX_LENGTH);
  }

  @Override
  public String clientName() {
    return "HolterInProcess";
  }

  @Override
  public void close() {}
}
