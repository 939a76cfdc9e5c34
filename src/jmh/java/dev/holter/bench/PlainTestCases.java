package dev.holter.bench;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sfn.SfnClient;

final class PlainTestCases {
  private static final String TARGET = "AWSStepFunctions.SendTaskHeartbeat";

  @RegisterExtension
  static final WireMockExtension WIRE_MOCK =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  @Test
  void beats() {
    WIRE_MOCK.stubFor(
        post("/")
            .withHeader("X-Amz-Target", equalTo(TARGET))
            .willReturn(okForContentType("application/x-amz-json-1.0", "{}")));

    try (SfnClient client = Clients.of(URI.create(WIRE_MOCK.baseUrl()))) {
      client.sendTaskHeartbeat(beat -> beat.taskToken("token"));
    }

    WIRE_MOCK.verify(
        1, postRequestedFor(urlEqualTo("/")).withHeader("X-Amz-Target", equalTo(TARGET)));
  }
}
