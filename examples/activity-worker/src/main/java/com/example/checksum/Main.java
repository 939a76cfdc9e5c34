package com.example.checksum;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import software.amazon.awssdk.services.sfn.SfnClient;

/** How the worker runs in production: {@code java com.example.checksum.Main ACTIVITY_ARN}. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    ChecksumSettings settings =
        new ChecksumSettings(args[0], Duration.ofSeconds(20), 1 << 20, Duration.ofMillis(5));
    ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    try (SfnClient client = SfnClient.create()) {
      new ChecksumWorker(client, scheduler, amount -> Thread.sleep(amount.toMillis()), settings)
          .run();
    } finally {
      scheduler.shutdownNow();
    }
  }
}
