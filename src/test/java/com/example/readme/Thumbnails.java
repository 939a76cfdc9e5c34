package com.example.readme;

import com.example.thumbnails.ThumbnailWorker;
import dev.holter.time.VirtualClock;
import java.time.Duration;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The workers that the README's tests run. */
final class Thumbnails {
  static final String ACTIVITY = "arn:aws:states:us-east-1:123456789012:activity:thumbnails";

  private Thumbnails() {}

  static Runnable worker(SfnClient client, VirtualClock clock) {
    return new ThumbnailWorker(client, ACTIVITY, page -> clock.sleep(Duration.ofSeconds(30)));
  }

  static Runnable hangingWorker(SfnClient client, VirtualClock clock) {
    return new ThumbnailWorker(
        client, ACTIVITY, page -> clock.sleep(Duration.ofSeconds(page < 4 ? 30 : 1_000_000)));
  }
}
