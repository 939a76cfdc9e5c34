package com.example.transcode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** The farm in the data centre. */
final class HttpTranscodingFarm implements TranscodingFarm {

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI jobs;

  HttpTranscodingFarm(URI jobs) {
    this.jobs = jobs;
  }

  @Override
  public String order(String video) {
    return answer(HttpRequest.newBuilder(jobs).POST(BodyPublishers.ofString(video)));
  }

  @Override
  public State state(String job) {
    return State.valueOf(answer(HttpRequest.newBuilder(jobs.resolve(job)).GET()));
  }

  @Override
  public void cancel(String job) {
    answer(HttpRequest.newBuilder(jobs.resolve(job)).DELETE());
  }

  private String answer(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString()).body();
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped while asking the farm", stopped);
    }
  }
}
