package dev.holter.internal.time;

import dev.holter.time.ConditionNotMetError;
import dev.holter.time.HeldTimeException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The verbs with which a test moves time: the test sleeps in virtual time like everybody else. */
public final class Driver {
  private final Verbs verbs;
  private final Present present;
  private final Moves moves;
  private final Turns turns;
  private final Verdict verdict;
  private final StuckReport report;
  private final int instantsUntilIdle;

  Driver(
      Verbs verbs,
      Present present,
      Moves moves,
      Turns turns,
      Verdict verdict,
      StuckReport report,
      int instantsUntilIdle) {
    this.verbs = verbs;
    this.present = present;
    this.moves = moves;
    this.turns = turns;
    this.verdict = verdict;
    this.report = report;
    this.instantsUntilIdle = instantsUntilIdle;
  }

  public void advanceBy(Duration amount) {
    if (amount.isNegative()) {
      throw new IllegalArgumentException(
          "advanceBy got [" + amount + "]: virtual time never goes back, give zero or more");
    }
    verbs.in("advanceBy", () -> advance(plus("advanceBy", amount), "advanceBy(" + amount + ")"));
  }

  public void advanceTo(Instant target) {
    verbs.in(
        "advanceTo",
        () -> {
          Instant now = present.now();
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
    return verbs.in(
        "advanceToNextDeadline",
        () -> {
          settle();
          Deadline next = moves.nextOfOthers();
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
    return verbs.in("advanceUntil", () -> until(condition, limit));
  }

  private Instant until(BooleanSupplier condition, Duration limit) {
    Instant last = plus("advanceUntil", limit);
    settle();
    while (!condition.getAsBoolean()) {
      Deadline next = moves.nextOfOthers();
      Instant target = next == null || next.at().isAfter(last) ? last : next.at();
      if (target.equals(last) && present.now().equals(last) && moves.isSettled()) {
        throw new ConditionNotMetError(report.notMet(limit));
      }
      advance(target, "advanceUntil");
    }
    return present.now();
  }

  public Instant runUntilIdle() {
    return verbs.in(
        "runUntilIdle",
        () -> {
          settle();
          for (int instants = 0; moves.hasWork(); instants++) {
            if (instants == instantsUntilIdle) {
              throw new HeldTimeException(report.neverIdle(instantsUntilIdle));
            }
            Deadline next = moves.nextOfOthers();
            advance(next == null ? present.now() : next.at(), "runUntilIdle");
          }
          return present.now();
        });
  }

  void settle() {
    boolean settled = moves.isSettled() && !turns.isWorkerRunning();
    if (!settled || verdict.isKept()) {
      advance(present.now(), "a call that lets the others react");
    }
  }

  private Instant advance(Instant target, String what) {
    try {
      new Wait(turns, what).await(target, Purpose.WORK);
      return present.now();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(report.interrupted(what), interrupted);
    }
  }

  private Instant plus(String verb, Duration amount) {
    try {
      return present.now().plus(amount);
    } catch (DateTimeException | ArithmeticException beyond) {
      throw new IllegalArgumentException(
          verb + " got [" + amount + "], which goes past Instant.MAX from [" + present.now() + "]",
          beyond);
    }
  }
}
