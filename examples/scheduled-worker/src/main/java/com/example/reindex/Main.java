package com.example.reindex;

import java.net.URI;
import java.net.http.HttpClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/** {@code java com.example.reindex.Main ACTIVITY_ARN SEARCH_URI PAGES}; ends with the process. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    Catalogue catalogue =
        new SearchCatalogue(
            HttpClient.newHttpClient(), URI.create(args[1]), Integer.parseInt(args[2]));
    new ReindexWorker(SfnClient.create(), args[0], catalogue).start();
  }
}
