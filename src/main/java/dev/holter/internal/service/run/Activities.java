package dev.holter.internal.service.run;

import dev.holter.internal.asl.reading.StateFailure;
import dev.holter.internal.choice.Choices;
import dev.holter.internal.service.core.Arns;
import dev.holter.internal.service.core.Core;
import dev.holter.internal.service.core.ServiceErrors;
import dev.holter.internal.time.Wait;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The activities, the tasks that wait in them and the polls that wait at them, each first in, first
 * out. Guarded by the service's lock.
 */
public final class Activities {

  /** An activity and its queues. */
  public static final class ActivityRecord {
    public final String arn;
    public final String name;
    public final Instant created;
    private final Deque<TaskRecord> tasks = new ArrayDeque<>();
    private final Deque<Poll> polls = new ArrayDeque<>();

    ActivityRecord(String arn, String name, Instant created) {
      this.arn = arn;
      this.name = name;
      this.created = created;
    }

    public int pollers(Instant now) {
      forgetEnded(now);
      return polls.size();
    }

    public void await(Poll poll) {
      polls.addLast(poll);
    }

    public void end(Poll poll) {
      polls.remove(poll);
    }

    /**
     * Returns the poll that gets a task. A poll whose minute is over and whose caller has gone is
     * ended here, since nobody else does that.
     */
    @Nullable Poll next(Choices choices, Instant now) {
      forgetEnded(now);
      return polls.size() < 2
          ? polls.peekFirst()
          : PollChoice.of(choices, name, List.copyOf(polls), now);
    }

    private void forgetEnded(Instant now) {
      polls.removeIf(poll -> poll.callerHasGone && !now.isBefore(poll.until));
    }

    /** Returns the next task whose execution still runs. */
    public @Nullable TaskRecord next() {
      TaskRecord next = tasks.pollFirst();
      while (next != null && !next.isOpen()) {
        next = tasks.pollFirst();
      }
      return next;
    }
  }

  /** A worker's call that waits for a task. */
  public static final class Poll {
    public final ActivityRecord activity;
    final @Nullable String worker;
    public final Wait wait;
    public final Instant until;
    private boolean callerHasGone;
    private @Nullable TaskRecord taken;
    private @Nullable String token;

    /** What continues a poll that has no thread, once the poll was handed a task. */
    private @Nullable Runnable whenTaken;

    public Poll(ActivityRecord activity, @Nullable String worker, Wait wait, Instant until) {
      this.activity = activity;
      this.worker = worker;
      this.wait = wait;
      this.until = until;
    }

    /** Returns the attempt that the poll was handed, if it was handed one. */
    public @Nullable TaskRecord taken() {
      return taken;
    }

    /** Returns the token of the attempt that the poll was handed. */
    public @Nullable String token() {
      return token;
    }

    /** Runs an action once the poll is handed a task, for a caller that keeps no thread. */
    public void onTaken(Runnable action) {
      whenTaken = action;
    }

    /** Starts the task, unless its execution has no room for the event. */
    public boolean take(TaskRecord attempt, Tasks tasks) {
      token = tasks.handOut(attempt, worker);
      if (token == null) {
        return false;
      }
      taken = attempt;
      attempt.callerHadGone = callerHasGone;
      wait.signal();
      if (whenTaken != null) {
        whenTaken.run();
      }
      return true;
    }

    /** Notes that the poll's caller has gone. A task that the poll was handed is lost. */
    public void leave() {
      callerHasGone = true;
      if (taken != null) {
        taken.callerHadGone = true;
      }
    }
  }

  private final Core core;
  private final Map<String, ActivityRecord> byArn = new TreeMap<>();

  public Activities(Core core) {
    this.core = core;
  }

  public String arn(String name) {
    return core.arns().activity(name);
  }

  public ActivityRecord create(String name) {
    String arn = arn(name);
    return byArn.computeIfAbsent(arn, absent -> new ActivityRecord(arn, name, core.now()));
  }

  public @Nullable ActivityRecord find(String arn) {
    return byArn.get(arn);
  }

  public ActivityRecord require(String arn) {
    Arns.require(arn, "activity");
    ActivityRecord found = byArn.get(arn);
    if (found == null) {
      throw ServiceErrors.activityDoesNotExist(arn);
    }
    return found;
  }

  /** Fails a state whose activity does not exist. */
  void requireFor(String arn) {
    if (!byArn.containsKey(arn)) {
      throw StateFailure.runtime("The activity " + arn + " does not exist.");
    }
  }

  public void delete(String arn) {
    byArn.remove(arn);
  }

  public List<ActivityRecord> byName() {
    List<ActivityRecord> sorted = new ArrayList<>(byArn.values());
    sorted.sort(Comparator.comparing(activity -> activity.name));
    return sorted;
  }

  /** Gives a task to the poll that waits longest, unless a choice says otherwise, or queues it. */
  void offer(String arn, TaskRecord attempt, Tasks tasks) {
    ActivityRecord activity = byArn.get(arn);
    if (activity == null) {
      return;
    }
    Poll poll = activity.next(core.choices(), core.now());
    if (poll == null) {
      activity.tasks.addLast(attempt);
    } else if (poll.take(attempt, tasks)) {
      activity.end(poll);
    }
  }
}
