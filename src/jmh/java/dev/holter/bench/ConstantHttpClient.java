package dev.holter.bench;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/** What no fake can be faster than: a transport that answers the same bytes to everything. */
final class ConstantHttpClient implements SdkHttpClient {
  private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

  private final SdkHttpResponse head =
      SdkHttpResponse.builder()
          .statusCode(200)
          .putHeader("Content-Type", "application/x-amz-json-1.0")
          .putHeader("Content-Length", "2")
          .build();

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() {
        return HttpExecuteResponse.builder()
            .response(head)
            .responseBody(AbortableInputStream.create(new ByteArrayInputStream(BODY)))
            .build();
      }

      @Override
      public void abort() {}
    };
  }

  @Override
  public void close() {}
}
