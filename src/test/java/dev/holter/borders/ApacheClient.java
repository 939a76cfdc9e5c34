package dev.holter.borders;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.util.Timeout;

/** Apache's asynchronous client, which comes with the SDK from some version on. */
final class ApacheClient implements AutoCloseable {
  private final CloseableHttpAsyncClient http;

  ApacheClient() {
    this(HttpAsyncClients.createDefault());
  }

  /** Waits so long for an answer, and does not ask again. */
  ApacheClient(Duration limit) {
    this(
        HttpAsyncClients.custom()
            .disableAutomaticRetries()
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setResponseTimeout(Timeout.ofMilliseconds(limit.toMillis()))
                    .build())
            .build());
  }

  private ApacheClient(CloseableHttpAsyncClient http) {
    this.http = http;
  }

  /** Waits for the answer, up to ten seconds. */
  String get(String uri) throws ExecutionException, InterruptedException, TimeoutException {
    http.start();
    return http.execute(SimpleRequestBuilder.get(uri).build(), null)
        .get(10, TimeUnit.SECONDS)
        .getBodyText();
  }

  /** Completes where the answer comes. */
  CompletableFuture<String> ask(String uri) {
    http.start();
    CompletableFuture<String> answer = new CompletableFuture<>();
    http.execute(SimpleRequestBuilder.get(uri).build(), completing(answer));
    return answer;
  }

  private static FutureCallback<SimpleHttpResponse> completing(CompletableFuture<String> answer) {
    return new FutureCallback<>() {
      @Override
      public void completed(SimpleHttpResponse response) {
        answer.complete(response.getBodyText());
      }

      @Override
      public void failed(Exception failure) {
        answer.completeExceptionally(failure);
      }

      @Override
      public void cancelled() {
        answer.cancel(false);
      }
    };
  }

  @Override
  public void close() throws IOException {
    http.close();
  }
}
