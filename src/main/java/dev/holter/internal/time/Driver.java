package dev.holter.internal.time;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.holter.internal.time.Participant.Role;
import dev.holter.time.ConditionNotMetError;
import dev.holter.time.HeldTimeException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The verbs with which a test moves time: the test sleeps in virtual time like everybody else. */
public final class Driver {
  private final Timeline timeline;
  private final int instantsUntilIdle;

  /** The thread that is in a verb, its condition included. */
  @GuardedBy("timeline.lock")
  private @Nullable Thread inVerb;

  Driver(Timeline timeline, int instantsUntilIdle) {
    this.timeline = timeline;
    this.instantsUntilIdle = instantsUntilIdle;
  }

  /** Whether the test engine waits in real time on the test's thread, and nobody stands in. */
  boolean isInRealWait() {
    synchronized (timeline.lock) {
      Wait wait = timeline.participants.test().wait;
      return wait != null && !wait.isVirtual();
    }
  }

  /** Whether the test waits on a monitor, for which it has to be in a real wait. */
  boolean isInMonitor() {
    synchronized (timeline.lock) {
      Participant test = timeline.participants.test();
      Wait wait = test.wait;
      return test.isIdle() && wait != null && wait.monitor != null;
    }
  }

  /** Whether the test waits in real time for something that no thread of the clock can do. */
  boolean waitsForNobody() {
    return isInRealWait() && timeline.participants.present().isEmpty();
  }

  /** Whether another thread may become the test's. */
  boolean isFree() {
    synchronized (timeline.lock) {
      return inVerb == null && (timeline.participants.test().isRunning() || isInRealWait());
    }
  }

  boolean isInVerb() {
    synchronized (timeline.lock) {
      return inVerb != null;
    }
  }

  public void advanceBy(Duration amount) {
    if (amount.isNegative()) {
      throw new IllegalArgumentException(
          "advanceBy got [" + amount + "]: virtual time never goes back, give zero or more");
    }
    in("advanceBy", () -> advance(plus("advanceBy", amount), "advanceBy(" + amount + ")"));
  }

  public void advanceTo(Instant target) {
    in(
        "advanceTo",
        () -> {
          Instant now = timeline.present.now();
          if (target.isBefore(now)) {
            throw new IllegalArgumentException(
                "advanceTo got ["
                    + target
                    + "], but it is ["
                    + now
                    + "] already: virtual time never goes back");
          }
          return advance(target, "advanceTo(" + target + ")");
        });
  }

  public Optional<Instant> advanceToNextDeadline() {
    return in(
        "advanceToNextDeadline",
        () -> {
          settle();
          Deadline next = timeline.moves.nextOfOthers();
          return next == null
              ? Optional.empty()
              : Optional.of(advance(next.at(), "advanceToNextDeadline"));
        });
  }

  public Instant advanceUntil(BooleanSupplier condition, Duration limit) {
    if (limit.isNegative()) {
      throw new IllegalArgumentException(
          "advanceUntil got the limit [" + limit + "]: give zero or more");
    }
    return in("advanceUntil", () -> until(condition, limit));
  }

  private Instant until(BooleanSupplier condition, Duration limit) {
    Instant last = plus("advanceUntil", limit);
    settle();
    while (!condition.getAsBoolean()) {
      Deadline next = timeline.moves.nextOfOthers();
      Instant target = next == null || next.at().isAfter(last) ? last : next.at();
      if (target.equals(last)
          && timeline.present.now().equals(last)
          && timeline.moves.isSettled()) {
        throw new ConditionNotMetError(timeline.report.notMet(limit));
      }
      advance(target, "advanceUntil");
    }
    return timeline.present.now();
  }

  public Instant runUntilIdle() {
    return in(
        "runUntilIdle",
        () -> {
          settle();
          for (int instants = 0; timeline.moves.hasWork(); instants++) {
            if (instants == instantsUntilIdle) {
              throw new HeldTimeException(timeline.report.neverIdle(instantsUntilIdle));
            }
            Deadline next = timeline.moves.nextOfOthers();
            advance(next == null ? timeline.present.now() : next.at(), "runUntilIdle");
          }
          return timeline.present.now();
        });
  }

  void settle() {
    boolean settled = timeline.moves.isSettled() && !timeline.turns.isWorkerRunning();
    if (!settled || timeline.verdict.isKept()) {
      advance(timeline.present.now(), "a call that lets the others react");
    }
  }

  private Instant advance(Instant target, String what) {
    try {
      new Wait(timeline.turns, what).await(target, Purpose.WORK);
      return timeline.present.now();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(
          "The test's thread was interrupted in ["
              + what
              + "], for example by a JUnit timeout\n"
              + timeline.scene.describe(),
          interrupted);
    }
  }

  private Instant plus(String verb, Duration amount) {
    try {
      return timeline.present.now().plus(amount);
    } catch (DateTimeException | ArithmeticException beyond) {
      throw new IllegalArgumentException(
          verb
              + " got ["
              + amount
              + "], which goes past Instant.MAX from ["
              + timeline.present.now()
              + "]",
          beyond);
    }
  }

  private <T> T in(String verb, Supplier<T> body) {
    Thread caller = Thread.currentThread();
    synchronized (timeline.lock) {
      if (timeline.lifetime.isClosed()) {
        throw new IllegalStateException(
            "["
                + verb
                + "] was called on a clock that is closed: a clock lives as long as its test, so"
                + " take the clock of the test that runs now");
      }
      refuseInside(verb);
      if (!isFree()) {
        throw Misuse.secondDriver(verb, timeline.participants.test());
      }
      if (timeline.participants.test().thread != caller) {
        timeline.participants.becomeDriver(caller);
      }
      inVerb = caller;
      timeline.moves.renewBudget();
    }
    try {
      return body.get();
    } finally {
      leaveVerb(caller);
    }
  }

  private void leaveVerb(Thread caller) {
    synchronized (timeline.lock) {
      if (inVerb == caller) {
        inVerb = null;
      }
    }
  }

  /** Refuses callers that would wait for themselves. */
  @GuardedBy("timeline.lock")
  private void refuseInside(String verb) {
    if (inVerb == Thread.currentThread()) {
      throw Misuse.insideOfTime(verb);
    }
    Misuse.refuseInsideAction(timeline.mover, verb);
    Participant caller = timeline.participants.known(Thread.currentThread());
    if (caller != null && caller.role != Role.ADOPTED && !caller.isTest()) {
      throw Misuse.onWorker(verb, caller);
    }
  }

  /**
   * Takes the verb from the thread that is in it, after a preemptive timeout has given that thread
   * up.
   */
  void takeOver(String verb) {
    synchronized (timeline.lock) {
      refuseInside(verb);
      if (timeline.participants.test().thread == Thread.currentThread()
          && timeline.participants.test().isRunning()) {
        inVerb = null;
        return;
      }
      if (!timeline.participants.driver().isRunning()) {
        timeline.participants.replaceDriver(
            new IllegalStateException(
                "The clock was taken over by ["
                    + Thread.currentThread().getName()
                    + "] while this thread waited on it"));
      }
      inVerb = null;
      timeline.participants.becomeDriver(Thread.currentThread());
    }
  }
}
