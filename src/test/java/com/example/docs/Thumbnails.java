package com.example.docs;

import com.example.thumbnails.ThumbnailWorker;
import java.util.concurrent.CountDownLatch;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The workers that the tests of the pages run. */
final class Thumbnails {
  static final String ACTIVITY = "arn:aws:states:us-east-1:123456789012:activity:thumbnails";

  private Thumbnails() {}

  static Runnable worker(SfnClient client) {
    return new ThumbnailWorker(client, ACTIVITY, page -> {});
  }

  /** Its renderer does not answer when it is asked for the fourth page. */
  static Runnable hangingWorker(SfnClient client) {
    return new ThumbnailWorker(
        client,
        ACTIVITY,
        page -> {
          if (page == 4) {
            new CountDownLatch(1).await();
          }
        });
  }
}
