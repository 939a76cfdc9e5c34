package com.example.reindex;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** The shop's catalogue; the search engine fetches a page when it is told to. */
record SearchCatalogue(HttpClient http, URI search, int pages) implements Catalogue {

  @Override
  public void index(int page) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(search.resolve("pages/" + page))
            .POST(BodyPublishers.noBody())
            .build();
    try {
      http.send(request, BodyHandlers.discarding());
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    }
  }
}
