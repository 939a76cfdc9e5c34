package dev.holter.internal.wire;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.http.client.ApacheHttpClientFactory;
import com.github.tomakehurst.wiremock.http.client.HttpClient;
import com.github.tomakehurst.wiremock.http.client.HttpClientFactory;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds WireMock's client for proxying stubs when one proxies: TLS set-up is slow and rare. */
final class ProxyOnDemand implements HttpClientFactory {

  @Override
  public HttpClient buildHttpClient(
      Options options,
      boolean trustAllCertificates,
      List<String> trustedHosts,
      boolean useSystemProperties) {
    return new HttpClient() {
      private @Nullable HttpClient client;

      @Override
      public Response execute(Request request) throws IOException {
        return client().execute(request);
      }

      private synchronized HttpClient client() {
        if (client == null) {
          client =
              new ApacheHttpClientFactory()
                  .buildHttpClient(
                      options, trustAllCertificates, trustedHosts, useSystemProperties);
        }
        return client;
      }
    };
  }
}
