package dev.holter.internal.service;

import dev.holter.internal.service.core.Constraints;
import dev.holter.internal.service.core.Core;
import dev.holter.internal.service.core.Quotas;
import dev.holter.internal.service.core.ServiceErrors;
import dev.holter.internal.service.run.Activities;
import dev.holter.internal.service.run.Activities.ActivityRecord;
import dev.holter.internal.service.run.Activities.Poll;
import dev.holter.internal.service.run.TaskRecord;
import dev.holter.internal.service.run.Tasks;
import dev.holter.internal.time.Deadline;
import dev.holter.internal.time.Priority;
import dev.holter.internal.time.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskRequest;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.SfnResponse;

/**
 * GetActivityTask: it waits, and so it takes the lock itself.
 *
 * <p>A poll whose caller has gone (interrupted, timed out, closed, killed) stays open for what is
 * left of its minute, in its place in the queue, and may be handed a task that nobody gets. AWS
 * says of its own service only that a poll lasts up to 60 seconds and that a client's socket has to
 * wait for longer than that. That tasks go to polls of callers that have gone is reported from the
 * field, in aws-sdk-go 1465 and aws-sdk-js 1626: they are shown as started, and end by their clock.
 *
 * <p>Two things are a choice, since nothing is known of them. The service does not notice a
 * connection that breaks before the minute is over; the reports fit that, and it is the harder one
 * for a worker. And of several polls the one that has waited longest gets the task, whether or not
 * its caller is still there.
 */
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
    Poll poll = begin(request, true);
    if (poll.taken() == null) {
      await(poll);
    }
    synchronized (core.lock()) {
      return answer(poll.taken(), poll.token());
    }
  }

  /** Begins a poll that keeps no thread waiting. The caller has the service's lock. */
  void poll(GetActivityTaskRequest request, Consumer<SfnResponse> reply) {
    Poll poll = begin(request, true);
    if (poll.taken() != null) {
      reply.accept(answer(poll.taken(), poll.token()));
      return;
    }
    Deadline end =
        core.timeline()
            .schedule(
                poll.until,
                Priority.SERVICE,
                Purpose.BACKGROUND,
                describe(request),
                () -> end(poll, reply));
    poll.onTaken(
        () -> {
          core.cancel(end);
          reply.accept(answer(poll.taken(), poll.token()));
        });
  }

  private void end(Poll poll, Consumer<SfnResponse> reply) {
    synchronized (core.lock()) {
      if (poll.taken() == null) {
        poll.activity.end(poll);
        reply.accept(answer(null, null));
      }
    }
  }

  /** Begins a poll whose caller went away as soon as it had sent it. */
  void pollForNobody(GetActivityTaskRequest request) {
    begin(request, false);
  }

  private Poll begin(GetActivityTaskRequest request, boolean callerIsThere) {
    new Constraints()
        .arn(request.activityArn(), "activityArn")
        .name(request.workerName(), "workerName")
        .check();
    synchronized (core.lock()) {
      ActivityRecord activity = activities.require(request.activityArn());
      Instant now = core.now();
      Poll poll =
          new Poll(
              activity,
              request.workerName(),
              core.timeline().newWait(describe(request)),
              now.plus(LONG_POLL));
      if (!callerIsThere) {
        poll.leave();
      }
      for (TaskRecord next = activity.next(); next != null; next = activity.next()) {
        if (poll.take(next, tasks)) {
          return poll;
        }
      }
      if (activity.pollers(now) >= Quotas.POLLERS) {
        throw ServiceErrors.activityWorkerLimitExceeded();
      }
      activity.await(poll);
      return poll;
    }
  }

  private void await(Poll poll) throws InterruptedException {
    boolean callerIsThere = false;
    poll.wait.ifAbandoned(() -> lose(poll));
    try {
      poll.wait.await(poll.until, Purpose.BACKGROUND);
      callerIsThere = true;
    } finally {
      synchronized (core.lock()) {
        if (callerIsThere) {
          poll.activity.end(poll);
        } else {
          poll.leave();
        }
      }
    }
  }

  private void lose(Poll poll) {
    synchronized (core.lock()) {
      poll.leave();
    }
  }

  private static GetActivityTaskResponse answer(
      @Nullable TaskRecord attempt, @Nullable String token) {
    return GetActivityTaskResponse.builder()
        .taskToken(token)
        .input(attempt == null ? null : attempt.input.text())
        .build();
  }

  private static String describe(GetActivityTaskRequest request) {
    return "GetActivityTask on " + request.activityArn();
  }
}
