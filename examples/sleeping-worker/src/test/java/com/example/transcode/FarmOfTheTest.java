package com.example.transcode;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Each job takes a while. The worker calls it on its own thread, so that what is now, and what
 * sleeps here, is in virtual time as well.
 */
final class FarmOfTheTest implements TranscodingFarm {

  private final Duration perJob;
  private final Map<String, Instant> doneAt = new HashMap<>();
  final List<String> cancelled = new ArrayList<>();
  private int answersLeftUntilItHangs = Integer.MAX_VALUE;
  private Duration hangs = Duration.ZERO;

  FarmOfTheTest(Duration perJob) {
    this.perJob = perJob;
  }

  /** Takes its time for one answer. */
  FarmOfTheTest hangingOnceFor(Duration time, int answersBefore) {
    answersLeftUntilItHangs = answersBefore;
    hangs = time;
    return this;
  }

  @Override
  public String order(String video) {
    String job = "job-" + (doneAt.size() + 1);
    doneAt.put(job, Instant.now().plus(perJob));
    return job;
  }

  @Override
  public State state(String job) {
    if (answersLeftUntilItHangs-- == 0) {
      sleep();
    }
    return Instant.now().isBefore(doneAt.get(job)) ? State.WORKING : State.DONE;
  }

  @Override
  public void cancel(String job) {
    cancelled.add(job);
  }

  private void sleep() {
    try {
      TimeUnit.NANOSECONDS.sleep(hangs.toNanos());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
