package com.example.transcode;

import java.net.URI;
import software.amazon.awssdk.services.sfn.SfnClient;

/** {@code java com.example.transcode.Main ACTIVITY_ARN FARM_URI}. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    try (SfnClient client = SfnClient.create()) {
      new TranscodeWorker(client, args[0], new HttpTranscodingFarm(URI.create(args[1]))).run();
    }
  }
}
