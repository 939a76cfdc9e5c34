package dev.holter.internal.time;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.holter.internal.time.Participant.Outcome;
import dev.holter.internal.time.Participant.Role;
import dev.holter.internal.time.Participant.State;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is: the counter of who runs, and how participants go into waits and out of them.
 */
final class Turns {
  private final Timeline timeline;

  @GuardedBy("timeline.lock")
  private int running;

  Turns(Timeline timeline) {
    this.timeline = timeline;
  }

  /** Whether a worker runs, or the test does. */
  boolean isAnybodyRunning() {
    synchronized (timeline.lock) {
      return running > 0 || timeline.participants.driver().isRunning();
    }
  }

  boolean isWorkerRunning() {
    synchronized (timeline.lock) {
      return running > 0;
    }
  }

  /** Under the lock. */
  boolean hasTimeMovedSince(Instant before) {
    return timeline.present.now().isAfter(before);
  }

  void ifAbandoned(Wait wait, Runnable listener) {
    synchronized (timeline.lock) {
      wait.abandoned = listener;
    }
  }

  /** A participant appears; a running one counts at once, a ready one gets its turn queued. */
  void join(Participant participant) {
    synchronized (timeline.lock) {
      timeline.lifetime.requireOpenFor(participant);
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
      if (participant.state() == State.ENDED) {
        return;
      }
      if (participant.isRunning()) {
        running--;
      }
      logWait(participant);
      timeline.contention.remove(participant);
      dropDeadline(participant);
      participant.outcome = Outcome.INTERRUPTED;
      move(participant, State.ENDED);
      timeline.participants.remove(participant);
      timeline.hooks.remove(participant);
      if (!participant.looksOnly) {
        timeline.watchdog.progressed();
      }
      timeline.parking.wake(participant);
    }
    timeline.moves.drive();
  }

  boolean await(Wait wait, @Nullable Instant until, Purpose purpose) throws InterruptedException {
    Misuse.refuseInsideAction(timeline.mover, wait.what());
    StackRoom.forWait();
    Participant self = timeline.participants.caller(wait.what());
    try {
      return await(self, wait, until, purpose);
    } catch (VirtualMachineError ofTheThread) {
      goOn(self);
      throw ofTheThread;
    }
  }

  /** Lets a participant run whose wait did not begin, or broke off. Nobody else is affected. */
  private void goOn(Participant self) {
    synchronized (timeline.lock) {
      if (self.state() != State.ENDED) {
        dropDeadline(self);
        clearWait(self);
        self.inEngine = false;
        if (!self.isRunning()) {
          move(self, State.RUNNING);
        }
        running = timeline.participants.running();
      }
    }
  }

  private boolean await(Participant self, Wait wait, @Nullable Instant until, Purpose purpose)
      throws InterruptedException {
    timeline.rejoining.rejoin(self);
    timeline.interrupts.settle(self);
    synchronized (timeline.lock) {
      timeline.lifetime.requireOpen(wait.what());
      Verdict.throwKept(self);
      if (wait.signalled) {
        return true;
      }
      refuseWhileClosing(self);
      // The thread that it waits for has died meanwhile.
      if (self.state() == State.ENDED || self.call.gone) {
        throw new InterruptedException();
      }
      Misuse.refuseSecondWait(self, wait);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      beginWait(self, wait, until, purpose);
    }
    beganWait(self);
    timeline.moves.drive();
    try {
      timeline.parking.untilTurn(self);
      return endWait(self);
    } finally {
      endedWait(self);
    }
  }

  void beginWait(Participant self, Wait wait, @Nullable Instant until, Purpose purpose) {
    synchronized (timeline.lock) {
      wait.waiter = self;
      wait.since = timeline.present.now();
      self.wait = wait;
      self.parked = Thread.currentThread();
      move(self, State.WAITING);
      self.outcome = Outcome.EXPIRED;
      self.interruptsBefore = self.interrupts;
      Instant end = endOfWait(self, until);
      if (end != null) {
        self.deadline =
            timeline.plans.plan(end, self.priority(), purpose, wait.what(), self, () -> {});
      }
      changeRunning(self, -1);
      if (self.isTest()) {
        timeline.moves.testWaits(until != null && until.isBefore(Instant.MAX));
      }
      Wait handOff = self.handOff;
      if (handOff != null) {
        self.handOff = null;
        signal(handOff);
      }
      if (!wait.isYield()) {
        timeline.watchdog.progressed();
      }
    }
  }

  /** Before time may move, without the lock: others decide by what the caller waits for now. */
  void beganWait(Participant self) {
    List<Runnable> due;
    synchronized (timeline.lock) {
      due = self.yields() ? List.of() : self.decisions.waits();
    }
    due.forEach(Runnable::run);
  }

  private void endedWait(Participant self) {
    List<Runnable> due;
    synchronized (timeline.lock) {
      due = self.decisions.goesOn();
    }
    due.forEach(Runnable::run);
  }

  /** A server's thread that acts for an asker waits no longer than the asker does. */
  private static @Nullable Instant endOfWait(Participant self, @Nullable Instant until) {
    Instant patience = self.call.end();
    boolean isFirst = patience != null && (until == null || patience.isBefore(until));
    return isFirst ? patience : until;
  }

  private boolean endWait(Participant self) throws InterruptedException {
    synchronized (timeline.lock) {
      Wait wait = self.wait;
      if (wait != null && !wait.isVirtual()) {
        timeline.participants.dismissDeputiesOf(self);
      }
      clearWait(self);
      Verdict.throwKept(self);
      if (self.outcome == Outcome.INTERRUPTED || timeline.socketCalls.isOver(self)) {
        Thread.interrupted();
        throw new InterruptedException();
      }
      return self.outcome == Outcome.SIGNALLED;
    }
  }

  void clearWait(Participant self) {
    synchronized (timeline.lock) {
      if (self.state() != State.ENDED) {
        logWait(self);
      }
      self.wait = null;
      self.parked = null;
      // The deadline stays: if there is one, it is the turn of one that got its monitor back late.
    }
  }

  @GuardedBy("timeline.lock")
  private void logWait(Participant self) {
    Wait wait = self.wait;
    if (wait != null) {
      timeline.waits.ended(self, wait, timeline.present.now());
    }
  }

  void signal(Wait wait) {
    synchronized (timeline.lock) {
      if (wait.signalled) {
        return;
      }
      wait.signalled = true;
      Participant waiter = wait.waiter;
      if (waiter != null && waiter.wait == wait && waiter.state() == State.WAITING) {
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
      if (waiter != null && waiter.wait == wait && waiter.state() == State.READY) {
        resumeNow(waiter);
      }
    }
  }

  /** Ends a wait whose limit in real time has come. */
  void expire(Participant participant) {
    synchronized (timeline.lock) {
      if (participant.state() == State.WAITING) {
        resumeNow(participant);
      }
    }
  }

  /** Ends the wait of a participant whose thread has its flag set. */
  void interrupted(Participant participant) {
    synchronized (timeline.lock) {
      Wait wait = participant.wait;
      // In a native wait that the clock cannot end, the thread sees the flag itself, or does not.
      if (participant.state() == State.WAITING && (wait == null || wait.isEndable())) {
        wake(participant, Outcome.INTERRUPTED);
      }
    }
  }

  void wake(Participant participant, Outcome outcome) {
    participant.outcome = outcome;
    if (isByChance(participant, outcome)) {
      resumeNow(participant);
      return;
    }
    move(participant, State.READY);
    if (!isDue(participant)) {
      requeue(participant);
    }
  }

  /**
   * Whether it goes on at this instant anyway, since its limit has come: then it keeps the place
   * that it has among all who go on now.
   */
  private boolean isDue(Participant participant) {
    Deadline limit = participant.deadline;
    return limit != null && !limit.at().isAfter(timeline.present.now());
  }

  /**
   * Whether this wake-up has no place in the order of turns. Callers from outside come when they
   * come, and no thread of the clock brings them their turn while the test waits for them in real
   * time. A real timeout interrupts the test wherever it is, and whoever runs then may never give
   * the turn back.
   */
  private boolean isByChance(Participant participant, Outcome outcome) {
    return participant.role == Role.STRANGER
        || (participant.isTest()
            && outcome == Outcome.INTERRUPTED
            && (timeline.guests.isStranger() || participant.thread == Thread.currentThread()));
  }

  /** Takes the turn from a participant that has it and cannot use it. */
  void block(Participant participant) {
    synchronized (timeline.lock) {
      dropDeadline(participant);
      move(participant, State.BLOCKED);
      changeRunning(participant, -1);
      timeline.watchdog.progressed();
    }
  }

  /** Lets a blocked participant run beside others, and queues the turn up to which it may do so. */
  void unblock(Participant participant) {
    synchronized (timeline.lock) {
      move(participant, State.RUNNING);
      changeRunning(participant, 1);
      queueTurn(participant);
    }
  }

  /** Lets a running participant give its turn back and queue for another. */
  void queueAgain(Participant participant) {
    synchronized (timeline.lock) {
      changeRunning(participant, -1);
      participant.parked = participant.thread;
      move(participant, State.READY);
      if (participant.deadline == null) {
        queueTurn(participant);
      }
    }
  }

  /** Gives a ready participant its turn at this instant, whenever it was to come. */
  void requeue(Participant participant) {
    dropDeadline(participant);
    queueTurn(participant);
  }

  private void queueTurn(Participant participant) {
    participant.deadline =
        timeline.plans.plan(
            timeline.present.now(),
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
      timeline.plans.cancel(deadline);
      participant.deadline = null;
    }
  }

  /** A move that the engine must not make fails the test, whoever catches it on this thread. */
  private void move(Participant participant, State next) {
    try {
      participant.become(next);
    } catch (AssertionError fault) {
      timeline.verdict.fail(fault);
      throw fault;
    }
  }

  void resume(Participant participant) {
    synchronized (timeline.lock) {
      if (!participant.isIdle()) {
        return;
      }
      participant.deadline = null;
      move(participant, State.RUNNING);
      changeRunning(participant, 1);
      timeline.parking.wake(participant);
    }
  }

  /**
   * Counts all but the test's own thread, which is asked for its state instead: another thread may
   * take its place.
   */
  @GuardedBy("timeline.lock")
  private void changeRunning(Participant participant, int change) {
    if (!participant.isDriver()) {
      running += change;
    }
  }

  /** Gives a participant its turn at once, whatever it waits for. */
  void resumeNow(Participant participant) {
    dropDeadline(participant);
    resume(participant);
  }

  private void refuseWhileClosing(Participant self) throws InterruptedException {
    if (!timeline.lifetime.isClosing() || self.isDriver()) {
      return;
    }
    if (self.refused && self.role == Role.TRACKED) {
      self.stopped = true;
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
}
