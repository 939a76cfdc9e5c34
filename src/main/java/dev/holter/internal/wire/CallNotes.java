package dev.holter.internal.wire;

import dev.holter.execution.TaskCall;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskRequest;
import software.amazon.awssdk.services.sfn.model.SfnRequest;

/**
 * What only the endpoint sees of the clients that call: which thread calls, which attempt of a call
 * it is and how many there may be, and who gave up before an answer.
 *
 * <p>Kept per token and per thread, not per call: a day of beats takes no more than one. Any
 * thread.
 */
public final class CallNotes {

  /** How long the service keeps a poll open. */
  private static final Duration LONG_POLL = Duration.ofSeconds(60);

  private static final String POLL = "GetActivityTask";
  private static final Pattern ATTEMPT = Pattern.compile("attempt=(\\d+); max=(\\d+)");

  /** How many polls of an interrupted thread are kept. A worker that never ends goes on polling. */
  private static final int MOST = 100;

  /**
   * A call that an SDK has sent again.
   *
   * @param operation such as {@code SendTaskHeartbeat}
   * @param at when the second or a later attempt arrived
   */
  public record Resent(String operation, Instant at) {}

  /**
   * What is known of the calls on one token.
   *
   * @param attempts how many attempts the most patient client makes of a call; 1 if none says
   * @param severalBeat whether heartbeats came from more than one thread
   * @param resent the calls that were attempts of earlier ones
   */
  public record OfToken(int attempts, boolean severalBeat, List<Resent> resent) {
    static final OfToken UNKNOWN = new OfToken(1, false, List.of());
  }

  /**
   * A poll that its caller left before the service's minute was over, to send another one.
   *
   * @param activityArn where it polled
   * @param caller the thread
   * @param began when the poll arrived
   * @param left when the same thread polled again
   */
  public record GivenUpPoll(String activityArn, String caller, Instant began, Instant left) {}

  /**
   * A thread whose last call was a heartbeat that failed.
   *
   * @param caller the thread
   * @param token what it beat for
   * @param at when it failed
   */
  public record Silenced(String caller, String token, Instant at) {}

  /**
   * The thread that a task was handed to.
   *
   * @param name the thread's name
   * @param lastCall when it last called, or was answered
   */
  public record Taker(String name, Instant lastCall) {}

  private static final class TokenNotes {
    private @Nullable Thread taker;
    private int attempts = 1;
    private @Nullable Thread beats;
    private boolean several;
    private List<Resent> resent = List.of();
  }

  private static final class ThreadNotes {
    private @Nullable String activity;
    private Instant polled = Instant.MIN;
    private Instant called = Instant.MIN;
    private @Nullable String handed;
    private @Nullable String token;
    private Instant failed = Instant.MIN;
    private boolean silenced;
    private int pollsAfterStop;
  }

  private final Map<String, TokenNotes> tokens = new HashMap<>();
  private final Map<Thread, ThreadNotes> threads = new LinkedHashMap<>();
  private final List<GivenUpPoll> givenUp = new ArrayList<>();
  private boolean stopping;
  private boolean lostCaller;

  /** Makes empty notes. */
  public CallNotes() {}

  synchronized void called(
      String operation, SfnRequest request, @Nullable String attempt, Thread caller, Instant now) {
    ThreadNotes mine = notes(caller);
    mine.silenced = false;
    mine.called = now;
    mine.handed = null;
    if (request instanceof GetActivityTaskRequest poll) {
      polls(mine, poll.activityArn(), caller, now);
      return;
    }
    String token = request.getValueForField("taskToken", String.class).orElse(null);
    mine.token = token;
    if (token != null) {
      TokenNotes notes = tokens.computeIfAbsent(token, absent -> new TokenNotes());
      note(notes, operation, attempt, caller, now);
    }
  }

  private void polls(ThreadNotes mine, @Nullable String activity, Thread caller, Instant now) {
    if (stopping) {
      countPoll(mine);
    }
    if (mine.activity != null && !stopping && now.isBefore(mine.polled.plus(LONG_POLL))) {
      givenUp.add(new GivenUpPoll(mine.activity, caller.getName(), mine.polled, now));
    }
    mine.activity = activity;
    mine.polled = now;
  }

  private static void note(
      TokenNotes notes, String operation, @Nullable String attempt, Thread caller, Instant now) {
    Matcher parts = ATTEMPT.matcher(attempt == null ? "" : attempt);
    if (parts.find()) {
      notes.attempts = Math.max(notes.attempts, Integer.parseInt(parts.group(2)));
      if (!parts.group(1).equals("1")) {
        notes.resent = new ArrayList<>(notes.resent);
        notes.resent.add(new Resent(operation, now));
      }
    }
    if (operation.equals(TaskCall.HEARTBEAT)) {
      notes.several |= notes.beats != null && notes.beats != caller;
      notes.beats = caller;
    }
  }

  /** Notes which task a poll's answer has, which may still get lost on its way. */
  synchronized void handsOut(String token, Thread caller) {
    notes(caller).handed = token;
  }

  synchronized void answered(String operation, boolean accepted, Thread caller, Instant now) {
    ThreadNotes mine = notes(caller);
    mine.called = now;
    if (operation.equals(POLL)) {
      mine.activity = null;
      if (accepted && mine.handed != null) {
        tokens.computeIfAbsent(mine.handed, absent -> new TokenNotes()).taker = caller;
      }
    } else if (operation.equals(TaskCall.HEARTBEAT) && !accepted) {
      mine.silenced = true;
      mine.failed = now;
    }
  }

  /** Notes a poll. Called on the thread that polls. */
  synchronized void polledAlthoughInterrupted() {
    countPoll(notes(Thread.currentThread()));
  }

  private static void countPoll(ThreadNotes mine) {
    if (mine.pollsAfterStop < MOST) {
      mine.pollsAfterStop++;
    }
  }

  synchronized void loseCaller() {
    lostCaller = true;
  }

  /** Forgets what an earlier test of the same world has seen. */
  public synchronized void beginTest() {
    givenUp.clear();
    lostCaller = false;
    threads
        .values()
        .forEach(
            notes -> {
              notes.silenced = false;
              notes.pollsAfterStop = 0;
            });
  }

  /** Notes that workers are interrupted from here on, and have no reason to poll. */
  public synchronized void stopping() {
    stopping = true;
  }

  /**
   * Returns what is known of the calls on a token.
   *
   * @param token any text
   * @return an empty note for a token that no client has called with
   */
  public synchronized OfToken of(String token) {
    return Optional.ofNullable(tokens.get(token))
        .map(notes -> new OfToken(notes.attempts, notes.several, List.copyOf(notes.resent)))
        .orElse(OfToken.UNKNOWN);
  }

  /**
   * Returns who was handed a task.
   *
   * @param token any text
   * @return empty if no caller got an answer with it
   */
  public synchronized Optional<Taker> taker(String token) {
    return Optional.ofNullable(tokens.get(token))
        .flatMap(notes -> Optional.ofNullable(notes.taker))
        .map(thread -> new Taker(thread.getName(), notes(thread).called));
  }

  private ThreadNotes notes(Thread thread) {
    return threads.computeIfAbsent(thread, absent -> new ThreadNotes());
  }

  /** {@return the polls that were left early, in order} */
  public synchronized List<GivenUpPoll> givenUp() {
    return List.copyOf(givenUp);
  }

  /** {@return the threads that have not called since a heartbeat of theirs failed} */
  public synchronized List<Silenced> silenced() {
    List<Silenced> all = new ArrayList<>();
    threads.forEach(
        (thread, notes) -> {
          if (notes.silenced && notes.token != null) {
            all.add(new Silenced(thread.getName(), notes.token, notes.failed));
          }
        });
    return all;
  }

  /** {@return how often each thread has polled while it was being stopped} */
  public synchronized Map<String, Integer> pollsAfterStop() {
    Map<String, Integer> all = new LinkedHashMap<>();
    threads.forEach(
        (thread, notes) -> {
          if (notes.pollsAfterStop > 0) {
            all.merge(thread.getName(), notes.pollsAfterStop, Integer::sum);
          }
        });
    return all;
  }

  /** {@return whether the test has let a poll lose its caller} */
  public synchronized boolean hasLostCaller() {
    return lostCaller;
  }
}
