package com.example.render;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import software.amazon.awssdk.services.sfn.SfnAsyncClient;

/** {@code java com.example.render.Main ACTIVITY_ARN RENDERER_URI}; ends with the process. */
public final class Main {

  private Main() {}

  public static void main(String[] args) throws InterruptedException {
    HttpClient http = HttpClient.newHttpClient();
    URI images = URI.create(args[1]);
    Renderer renderer =
        scene ->
            http.sendAsync(
                    HttpRequest.newBuilder(images).POST(BodyPublishers.ofString(scene)).build(),
                    BodyHandlers.ofString())
                .thenApply(HttpResponse::body);
    try (SfnAsyncClient client = SfnAsyncClient.create();
        RenderWorker worker = new RenderWorker(client, args[0], renderer)) {
      worker.start();
      Thread.currentThread().join();
    }
  }
}
