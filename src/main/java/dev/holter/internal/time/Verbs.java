package dev.holter.internal.time;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.holter.internal.time.Participant.Role;
import java.util.function.Supplier;

/** Who may move time: one thread at a time, and nobody who would wait for itself. */
final class Verbs {
  private final Object lock;
  private final Lifetime lifetime;
  private final Mover mover;
  private final Participants participants;
  private final Moves moves;
  private final TestState testState;

  Verbs(
      Object lock,
      Lifetime lifetime,
      Mover mover,
      Participants participants,
      Moves moves,
      TestState testState) {
    this.lock = lock;
    this.lifetime = lifetime;
    this.mover = mover;
    this.participants = participants;
    this.moves = moves;
    this.testState = testState;
  }

  /** Runs a verb on the calling thread, which is the test's or becomes so. */
  <T> T in(String verb, Supplier<T> body) {
    Thread caller = Thread.currentThread();
    synchronized (lock) {
      if (lifetime.isClosed()) {
        throw new IllegalStateException(
            "["
                + verb
                + "] was called on a clock that is closed: a clock lives as long as its test, so"
                + " take the clock of the test that runs now");
      }
      refuseInside(verb);
      if (!testState.isFree()) {
        throw Misuse.secondDriver(verb, participants.test());
      }
      if (participants.test().thread != caller) {
        participants.becomeDriver(caller);
      }
      testState.enterVerb();
      moves.renewBudget();
    }
    try {
      return body.get();
    } finally {
      testState.leaveVerb();
    }
  }

  /** Refuses callers that would wait for themselves. */
  @GuardedBy("lock")
  private void refuseInside(String verb) {
    if (testState.isCallerInVerb()) {
      throw Misuse.insideOfTime(verb);
    }
    Misuse.refuseInsideAction(mover, verb);
    Participant caller = participants.known(Thread.currentThread());
    if (caller != null && caller.role != Role.ADOPTED && !caller.isTest()) {
      throw Misuse.onWorker(verb, caller);
    }
  }

  /**
   * Takes the verb from the thread that is in it, after a preemptive timeout has given that thread
   * up.
   */
  void takeOver(String verb) {
    synchronized (lock) {
      refuseInside(verb);
      if (participants.test().thread == Thread.currentThread() && participants.test().isRunning()) {
        testState.endVerb();
        return;
      }
      if (!participants.driver().isRunning()) {
        participants.replaceDriver(
            new IllegalStateException(
                "The clock was taken over by ["
                    + ThreadNames.of(Thread.currentThread())
                    + "] while this thread waited on it"));
      }
      testState.endVerb();
      participants.becomeDriver(Thread.currentThread());
    }
  }
}
