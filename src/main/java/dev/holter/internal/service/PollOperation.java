package dev.holter.internal.service;

import dev.holter.internal.service.Activities.ActivityRecord;
import dev.holter.internal.service.Activities.Poll;
import dev.holter.time.Purpose;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskRequest;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;

/** GetActivityTask: it waits, and so it takes the lock itself. */
final class PollOperation {
  private static final Duration LONG_POLL = Duration.ofSeconds(60);

  private final Core core;
  private final Activities activities;
  private final Tasks tasks;

  PollOperation(Core core, Activities activities, Tasks tasks) {
    this.core = core;
    this.activities = activities;
    this.tasks = tasks;
  }

  GetActivityTaskResponse poll(GetActivityTaskRequest request) throws InterruptedException {
    new Constraints()
        .arn(request.activityArn(), "activityArn")
        .name(request.workerName(), "workerName")
        .check();
    ActivityRecord activity;
    Poll poll;
    synchronized (core.lock()) {
      activity = activities.require(request.activityArn());
      for (TaskAttempt next = activity.next(); next != null; next = activity.next()) {
        String token = tasks.handOut(next, request.workerName());
        if (token != null) {
          return answer(next, token);
        }
      }
      if (activity.pollers() >= Quotas.POLLERS) {
        throw ServiceErrors.activityWorkerLimitExceeded();
      }
      poll = new Poll(request.workerName(), core.timeline().newWait(describe(request)));
      activity.await(poll);
    }
    return await(activity, poll);
  }

  /** A poll that is interrupted after it took a task loses it, as a lost response does on AWS. */
  private GetActivityTaskResponse await(ActivityRecord activity, Poll poll)
      throws InterruptedException {
    try {
      poll.wait.await(core.now().plus(LONG_POLL), Purpose.BACKGROUND);
    } finally {
      synchronized (core.lock()) {
        activity.giveUp(poll);
      }
    }
    synchronized (core.lock()) {
      return answer(poll.taken, poll.token);
    }
  }

  private static GetActivityTaskResponse answer(
      @Nullable TaskAttempt attempt, @Nullable String token) {
    return GetActivityTaskResponse.builder()
        .taskToken(token)
        .input(attempt == null ? null : attempt.input.text())
        .build();
  }

  private static String describe(GetActivityTaskRequest request) {
    return "GetActivityTask on " + request.activityArn();
  }
}
