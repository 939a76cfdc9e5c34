package dev.holter.time;

import dev.holter.time.Participant.Role;
import dev.holter.time.Participant.State;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The verbs with which a test moves time: the test sleeps in virtual time like everybody else. */
final class Driver {
  /** So many instants of work without an end mean that it has none. */
  private static final int IDLE_BUDGET = 100_000;

  private final Timeline timeline;
  private final Participant test;

  /** Guarded by the timeline's lock, like {@link #automatic}. */
  private boolean advancing;

  private int automatic;

  /** Whether the test's thread is in a condition of advanceUntil; used by that thread only. */
  private boolean inCondition;

  Driver(Timeline timeline, Participant test) {
    this.timeline = timeline;
    this.test = test;
  }

  boolean isRunning() {
    return test.state == State.RUNNING;
  }

  /** Whether time may move in the test's present wait. */
  boolean movesTime() {
    return advancing || automatic > 0;
  }

  void advanceBy(Duration amount) {
    if (amount.isNegative()) {
      throw new IllegalArgumentException(
          "advanceBy got [" + amount + "]: virtual time never goes back, give zero or more");
    }
    begin("advanceBy");
    advance(plus("advanceBy", amount), "advanceBy(" + amount + ")");
  }

  void advanceTo(Instant target) {
    begin("advanceTo");
    if (target.isBefore(timeline.now())) {
      throw new IllegalArgumentException(
          "advanceTo got ["
              + target
              + "], but it is ["
              + timeline.now()
              + "] already: virtual time never goes back");
    }
    advance(target, "advanceTo(" + target + ")");
  }

  Optional<Instant> advanceToNextDeadline() {
    begin("advanceToNextDeadline");
    settle();
    Deadline next = timeline.nextOfOthers();
    if (next == null) {
      return Optional.empty();
    }
    advance(next.at(), "advanceToNextDeadline");
    return Optional.of(timeline.now());
  }

  Instant advanceUntil(BooleanSupplier condition, Duration limit) {
    if (limit.isNegative()) {
      throw new IllegalArgumentException(
          "advanceUntil got the limit [" + limit + "]: give zero or more");
    }
    begin("advanceUntil");
    Instant last = plus("advanceUntil", limit);
    settle();
    while (!holds(condition)) {
      Deadline next = timeline.nextOfOthers();
      Instant step = next == null || next.at().isAfter(last) ? last : next.at();
      if (step.equals(timeline.now())) {
        throw new ConditionNotMetError(StuckReport.notMet(timeline, limit));
      }
      advance(step, "advanceUntil");
    }
    return timeline.now();
  }

  private boolean holds(BooleanSupplier condition) {
    inCondition = true;
    try {
      return condition.getAsBoolean();
    } finally {
      inCondition = false;
    }
  }

  Instant runUntilIdle() {
    begin("runUntilIdle");
    settle();
    int instants = 0;
    while (timeline.hasWork()) {
      if (++instants > IDLE_BUDGET) {
        throw new HeldTimeException(StuckReport.neverIdle(timeline, IDLE_BUDGET));
      }
      Deadline next = timeline.nextOfOthers();
      advance(next == null ? timeline.now() : next.at(), "runUntilIdle");
    }
    return timeline.now();
  }

  void settle() {
    if (!timeline.isSettled() || test.failure != null) {
      advance(timeline.now(), "settle");
    }
  }

  AutoAdvance autoAdvance() {
    begin("autoAdvance");
    synchronized (timeline.lock) {
      automatic++;
    }
    return new AutoAdvance(
        () -> {
          synchronized (timeline.lock) {
            automatic--;
          }
        });
  }

  private void advance(Instant target, String what) {
    synchronized (timeline.lock) {
      advancing = true;
    }
    try {
      timeline.newWait(what).await(target, Purpose.WORK);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(
          "The test's thread was interrupted in ["
              + what
              + "], for example by a JUnit timeout\n"
              + timeline.describe(),
          interrupted);
    } finally {
      synchronized (timeline.lock) {
        advancing = false;
      }
    }
  }

  private Instant plus(String verb, Duration amount) {
    try {
      return timeline.now().plus(amount);
    } catch (DateTimeException | ArithmeticException beyond) {
      throw new IllegalArgumentException(
          verb + " got [" + amount + "], which goes past Instant.MAX from [" + timeline.now() + "]",
          beyond);
    }
  }

  /** Refuses callers that would wait for themselves. */
  private void begin(String verb) {
    if (timeline.isClosed()) {
      throw new IllegalStateException(
          verb
              + " was called on a clock that is closed: a clock lives as long as its test, so take"
              + " the clock of the test that runs now");
    }
    if (timeline.isMover() || (inCondition && Thread.currentThread() == test.thread)) {
      throw new IllegalStateException(
          verb
              + " was called from inside something that time itself runs: return instead, and let"
              + " the test's thread advance");
    }
    @Nullable Participant caller = timeline.participants.known(Thread.currentThread());
    if (caller != null && caller.role != Role.ADOPTED && caller != test) {
      throw new IllegalStateException(
          verb
              + " was called on ["
              + caller.name
              + "], whose own running keeps time still: call it on the test's thread, and use"
              + " VirtualClock.sleep in a worker");
    }
    if (test.state != State.RUNNING) {
      throw new IllegalStateException(
          verb
              + " was called on ["
              + Thread.currentThread().getName()
              + "] while ["
              + test.thread.getName()
              + "] moves time: one thread moves a clock at a time");
    }
    timeline.participants.becomeDriver();
  }
}
