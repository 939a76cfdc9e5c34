package dev.holter.time;

import dev.holter.time.Participant.Outcome;
import dev.holter.time.Participant.Role;
import dev.holter.time.Participant.State;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is: the counter of who runs, and how participants go into waits and out of them.
 */
final class Turns {
  private final Timeline timeline;
  private int running;

  Turns(Timeline timeline) {
    this.timeline = timeline;
  }

  /** Whether a worker runs, or the test does. */
  boolean isAnybodyRunning() {
    synchronized (timeline.lock) {
      return running > 0 || test().isRunning();
    }
  }

  boolean isWorkerRunning() {
    synchronized (timeline.lock) {
      return running > 0;
    }
  }

  /** A participant appears; a running one counts at once, a ready one gets its turn queued. */
  void join(Participant participant) {
    synchronized (timeline.lock) {
      timeline.requireOpenFor(participant);
      timeline.participants.add(participant);
      timeline.hooks.add(participant);
      if (participant.isRunning()) {
        running++;
      } else {
        queueTurn(participant);
      }
    }
  }

  /** A participant ends; a thread that waits on its behalf is interrupted. */
  void leave(Participant participant) {
    synchronized (timeline.lock) {
      if (participant.state == State.ENDED) {
        return;
      }
      if (participant.isRunning()) {
        running--;
      }
      timeline.contention.remove(participant);
      dropDeadline(participant);
      participant.outcome = Outcome.INTERRUPTED;
      participant.state = State.ENDED;
      timeline.participants.remove(participant);
      timeline.hooks.remove(participant);
      timeline.watchdog.progressed();
      timeline.parking.wake(participant);
    }
    timeline.moves.drive();
  }

  boolean await(Wait wait, @Nullable Instant until, Purpose purpose) throws InterruptedException {
    Misuse.refuseInsideAction(timeline, wait.what());
    Participant self = timeline.participants.caller(wait.what());
    timeline.contention.rejoin(self);
    timeline.interrupts.settle(self);
    synchronized (timeline.lock) {
      timeline.requireOpen(wait.what());
      Verdict.throwKept(self);
      if (wait.signalled) {
        return true;
      }
      refuseWhileClosing(self);
      // The thread that it waits for has died meanwhile.
      if (self.state == State.ENDED) {
        throw new InterruptedException();
      }
      Misuse.refuseSecondWait(self, wait);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      beginWait(self, wait, until, purpose);
    }
    timeline.moves.drive();
    timeline.parking.untilTurn(self);
    return endWait(self);
  }

  private void beginWait(Participant self, Wait wait, @Nullable Instant until, Purpose purpose) {
    wait.waiter = self;
    wait.since = timeline.now();
    self.wait = wait;
    self.parked = Thread.currentThread();
    self.state = State.WAITING;
    self.outcome = Outcome.EXPIRED;
    self.interruptsBefore = self.interrupts;
    if (until != null) {
      self.deadline =
          timeline.moves.plan(until, self.priority(), purpose, wait.what(), self, () -> {});
    }
    if (!self.isDriver()) {
      running--;
    } else if (!timeline.driver.isInVerb()) {
      timeline.moves.renewBudget();
    }
    Wait handOff = self.handOff;
    if (handOff != null) {
      self.handOff = null;
      signal(handOff);
    }
    timeline.watchdog.progressed();
  }

  private boolean endWait(Participant self) throws InterruptedException {
    synchronized (timeline.lock) {
      self.wait = null;
      self.parked = null;
      self.deadline = null;
      Verdict.throwKept(self);
      if (self.outcome == Outcome.INTERRUPTED) {
        Thread.interrupted();
        throw new InterruptedException();
      }
      return self.outcome == Outcome.SIGNALLED;
    }
  }

  void signal(Wait wait) {
    synchronized (timeline.lock) {
      if (wait.signalled) {
        return;
      }
      wait.signalled = true;
      Participant waiter = wait.waiter;
      if (waiter != null && waiter.wait == wait && waiter.state == State.WAITING) {
        wake(waiter, Outcome.SIGNALLED);
      }
    }
  }

  /**
   * Ends a wait at once, though others may be running: a thread in real time did it, and one of
   * those that run may wait for the outcome in real time.
   */
  void signalAtOnce(Wait wait) {
    synchronized (timeline.lock) {
      signal(wait);
      Participant waiter = wait.waiter;
      if (waiter != null && waiter.wait == wait && waiter.state == State.READY) {
        resumeNow(waiter);
      }
    }
  }

  /** Ends a wait whose limit in real time has come. */
  void expire(Participant participant) {
    synchronized (timeline.lock) {
      if (participant.state == State.WAITING) {
        resumeNow(participant);
      }
    }
  }

  /** Ends the wait of a participant whose thread has its flag set. */
  void interrupted(Participant participant) {
    synchronized (timeline.lock) {
      if (participant.state == State.WAITING) {
        wake(participant, Outcome.INTERRUPTED);
      }
    }
  }

  private void wake(Participant participant, Outcome outcome) {
    dropDeadline(participant);
    participant.outcome = outcome;
    if (isByChance(participant, outcome)) {
      resume(participant);
    } else {
      participant.state = State.READY;
      queueTurn(participant);
    }
  }

  /**
   * Whether there is no order to keep. Callers that nobody sees come by chance, and no thread of
   * ours brings them their turn while the test waits for them in real time. The test is interrupted
   * by a real timeout, and whoever runs may never give the turn back.
   */
  private static boolean isByChance(Participant participant, Outcome outcome) {
    return participant.role == Role.STRANGER
        || (participant.isDriver() && outcome == Outcome.INTERRUPTED);
  }

  /** It has its turn and cannot use it. */
  void block(Participant participant) {
    dropDeadline(participant);
    participant.state = State.BLOCKED;
    running--;
    timeline.watchdog.progressed();
  }

  /** It runs, beside others, up to the turn that is queued for it here: not when it gets there. */
  void unblock(Participant participant) {
    participant.state = State.RUNNING;
    running++;
    queueTurn(participant);
  }

  /** A running one gives its turn back and queues for another. */
  void queueAgain(Participant participant) {
    running--;
    participant.parked = participant.thread;
    participant.state = State.READY;
    if (participant.deadline == null) {
      queueTurn(participant);
    }
  }

  private void queueTurn(Participant participant) {
    participant.deadline =
        timeline.moves.plan(
            timeline.now(),
            participant.priority(),
            Purpose.WORK,
            participant.name,
            participant,
            () -> {});
    timeline.watchdog.progressed();
  }

  private void dropDeadline(Participant participant) {
    Deadline deadline = participant.deadline;
    if (deadline != null) {
      timeline.moves.cancel(deadline);
      participant.deadline = null;
    }
  }

  void resume(Participant participant) {
    if (!participant.isIdle()) {
      return;
    }
    participant.deadline = null;
    participant.state = State.RUNNING;
    if (!participant.isDriver()) {
      running++;
    }
    timeline.parking.wake(participant);
  }

  /** Gives a participant its turn at once, whatever it waits for. */
  void resumeNow(Participant participant) {
    dropDeadline(participant);
    resume(participant);
  }

  private void refuseWhileClosing(Participant self) throws InterruptedException {
    if (!timeline.isClosing() || self.isDriver()) {
      return;
    }
    if (self.refused && self.role == Role.TRACKED) {
      throw new StoppedError();
    }
    self.refused = true;
    throw new InterruptedException();
  }

  /** Takes threads that do not stop out of the count, and says which. */
  List<Participant> abandonRunning() {
    synchronized (timeline.lock) {
      List<Participant> stuck =
          timeline.participants.tracked().stream().filter(Participant::isRunning).toList();
      stuck.forEach(this::leave);
      return stuck;
    }
  }

  /** Gives up the order: one thread did not stop, and the others must not wait for it. */
  void interruptEverybody() {
    for (Participant participant : timeline.participants.tracked()) {
      participant.thread.interrupt();
      synchronized (timeline.lock) {
        resumeNow(participant);
      }
    }
  }

  private Participant test() {
    return timeline.participants.driver();
  }
}
