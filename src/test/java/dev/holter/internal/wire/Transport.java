package dev.holter.internal.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.internal.http.loader.DefaultSdkHttpClientBuilder;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.utils.AttributeMap;

/** The two doors, so that one contract can be run through both. */
enum Transport {
  IN_PROCESS {
    @Override
    SfnClient client(ServerLease lease, int attempts) {
      ClientOverrideConfiguration preset = lease.clientBuilder().overrideConfiguration();
      RetryStrategy once =
          AwsRetryStrategy.standardRetryStrategy().toBuilder().maxAttempts(attempts).build();
      return lease
          .clientBuilder()
          .overrideConfiguration(preset.toBuilder().retryStrategy(once).build())
          .build();
    }

    @Override
    SdkHttpClient http(ServerLease lease) {
      return lease.httpClient();
    }

    @Override
    URI endpoint(ServerLease lease) {
      return SdkClients.IN_PROCESS;
    }
  },

  HTTP {
    @Override
    SfnClient client(ServerLease lease, int attempts) {
      return SfnClient.builder()
          .endpointOverride(lease.endpoint())
          .region(Region.of(Rig.REGION))
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
          .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(attempts)))
          .build();
    }

    @Override
    SdkHttpClient http(ServerLease lease) {
      return new DefaultSdkHttpClientBuilder().buildWithDefaults(AttributeMap.empty());
    }

    @Override
    URI endpoint(ServerLease lease) {
      return lease.endpoint();
    }
  };

  record Raw(int status, Map<String, String> headers, String body) {}

  abstract SfnClient client(ServerLease lease, int attempts);

  SfnClient client(ServerLease lease) {
    return client(lease, 1);
  }

  abstract SdkHttpClient http(ServerLease lease);

  abstract URI endpoint(ServerLease lease);

  Raw send(ServerLease lease, SdkHttpMethod method, String path, String target, byte[] body) {
    SdkHttpRequest.Builder request =
        SdkHttpRequest.builder()
            .uri(endpoint(lease))
            .method(method)
            .encodedPath(path)
            .putHeader("Host", "localhost")
            .putHeader("Content-Type", "application/x-amz-json-1.0")
            .putHeader("Content-Length", Integer.toString(body.length));
    if (!target.isEmpty()) {
      request.putHeader("X-Amz-Target", target);
    }
    try (SdkHttpClient http = http(lease)) {
      return raw(
          http.prepareRequest(
                  HttpExecuteRequest.builder()
                      .request(request.build())
                      .contentStreamProvider(() -> new ByteArrayInputStream(body))
                      .build())
              .call());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Raw raw(HttpExecuteResponse response) throws IOException {
    Map<String, String> headers = new java.util.TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    response.httpResponse().headers().forEach((name, values) -> headers.put(name, values.get(0)));
    String body =
        new String(response.responseBody().orElseThrow().readAllBytes(), StandardCharsets.UTF_8);
    return new Raw(response.httpResponse().statusCode(), headers, body);
  }
}
