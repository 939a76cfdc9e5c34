package com.example.docs;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static dev.holter.TaskDefinition.activity;
import static dev.holter.assertj.HolterAssertions.assertThat;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import com.example.thumbnails.ThumbnailWorker;
import com.github.tomakehurst.wiremock.WireMockServer;
import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.execution.TaskAttempt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;

@StepFunctionsTest
class SlowServiceTests {

  /** Orders pages from a service. */
  record HttpRenderer(HttpClient http, String service) implements ThumbnailWorker.Renderer {
    @Override
    public void order(int page) throws InterruptedException {
      HttpRequest order = HttpRequest.newBuilder(URI.create(service + "/pages/" + page)).build();
      try {
        http.send(order, BodyHandlers.discarding());
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }

  // tag::slow-service[]
  @Test
  void a_slow_service_leaves_ten_seconds_to_the_deadline(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    WireMockServer service = new WireMockServer(options().dynamicPort());
    service.start();
    service.stubFor(any(anyUrl()).willReturn(aResponse().withFixedDelay(20_000)));
    TaskAttempt task =
        stepFunctions.scheduleTask(activity("thumbnails").heartbeat(ofSeconds(60)).input("3"));
    String address = "http://localhost:" + service.port();
    HttpRenderer renderer = new HttpRenderer(HttpClient.newHttpClient(), address);
    stepFunctions.runWorker(new ThumbnailWorker(client, task.activityArn(), renderer));

    clock.advanceBy(ofMinutes(5));

    assertThat(task).hasSucceeded().hasEndedAfter(ofSeconds(150)).hasMarginOfAtLeast(ofSeconds(10));
    service.stop();
  }
  // end::slow-service[]
}
