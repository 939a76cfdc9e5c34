package dev.holter.time;

import dev.holter.time.Participant.Outcome;
import dev.holter.time.Participant.Role;
import dev.holter.time.Participant.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The engine behind a {@link VirtualClock}: who runs, who waits, and what happens next.
 *
 * <p>One counter says how many participants run. Whoever brings it to zero takes the first deadline
 * and lets it happen, on its own thread, and goes on until somebody runs again; there is no ticking
 * thread. A wake-up is a deadline at the present instant. So at most one participant runs at a
 * time, in the order (instant, priority, sequence), and the same test gives the same run.
 *
 * <p>Locking: {@link #lock} guards all state here and in {@link Participant}. It is a leaf: nothing
 * is called while it is held but the queue, {@code LockSupport.unpark} and {@code
 * Thread.interrupt}. Actions of deadlines run without it, on one thread at a time ({@link #mover}).
 * A participant that becomes idle while another thread is the mover returns at once; the mover
 * looks again after each action, under the lock, so no move is lost.
 */
@API(status = API.Status.INTERNAL)
public final class Timeline {
  /** More happenings than this at one instant mean that time will never move on. */
  private static final int BUDGET_PER_INSTANT = 2_000_000;

  final Object lock = new Object();
  final Participants participants;
  final Driver driver;
  final Watchdog watchdog;

  private final DeadlineQueue queue = new DeadlineQueue();
  private final Set<Hold> holds = new LinkedHashSet<>();
  private final MoveLog log = new MoveLog();

  private volatile Instant now;
  private final AtomicLong progress = new AtomicLong();
  private volatile @Nullable Thread mover;
  private int running;
  private int atThisInstant;
  private boolean closing;
  private boolean closed;

  Timeline(Instant start, Duration limit) {
    this.now = start;
    this.watchdog = new Watchdog(limit, progress::get);
    this.participants = new Participants(this);
    this.driver = new Driver(this, participants.driver());
  }

  /**
   * Returns the present instant. Any thread.
   *
   * @return the virtual instant
   */
  public Instant now() {
    return now;
  }

  /**
   * Plans something for the service or a timer.
   *
   * @param at when; an instant that has passed counts as now
   * @param priority who goes first at one instant
   * @param purpose whether it counts as work to be done
   * @param what shown in messages
   * @param action runs on the thread that moves time, must not wait
   * @return the handle to cancel it with
   */
  public Deadline schedule(
      Instant at, Priority priority, Purpose purpose, String what, Runnable action) {
    synchronized (lock) {
      requireOpen(what);
      return queue.add(notBeforeNow(at), priority, purpose, what, null, action);
    }
  }

  /**
   * Takes a deadline out. Any thread.
   *
   * @param deadline what {@link #schedule} returned
   * @return whether it was still to come
   */
  public boolean cancel(Deadline deadline) {
    synchronized (lock) {
      return queue.remove(deadline);
    }
  }

  /**
   * Makes a wait that has not begun.
   *
   * @param what shown in messages, such as {@code GetActivityTask on arn:...}
   * @return the wait
   */
  public Wait newWait(String what) {
    return new Wait(this, what);
  }

  /**
   * Lets everything happen that is due now, if the caller is the test; does nothing on other
   * threads.
   *
   * <p>The test's calls end with this, so that workers have reacted when the test goes on.
   */
  public void settle() {
    Participant caller = participants.known(Thread.currentThread());
    if (caller != null && caller.isDriver()) {
      driver.settle();
    }
  }

  /** Makes the calling thread the test's, which may move time. Not for workers' threads. */
  public void becomeTest() {
    participants.becomeDriver();
  }

  /** Lets the calling thread serve a request in the place of a thread that is blocked in it. */
  public <T> T actFor(Thread caller, String what, Callable<T> work) throws Exception {
    return participants.actFor(caller, what, work);
  }

  /** Lets the calling thread serve a request whose caller cannot be seen. */
  public <T> T actForStranger(String what, Callable<T> work) throws Exception {
    return participants.actForStranger(what, work);
  }

  /**
   * Runs something on a thread of its own; the caller goes on when it has ended or waits.
   *
   * @param name the thread's name
   * @param work what to run
   * @return the thread
   */
  public Thread runAside(String name, Runnable work) {
    return Aside.run(this, name, work);
  }

  /**
   * Fails the test: ends the wait that its thread is in, or its next one. Any thread.
   *
   * @param failure what to throw there
   */
  public void fail(Throwable failure) {
    failDriver(failure);
  }

  /**
   * Returns who runs, waits and holds, as text for a failure.
   *
   * @return several lines
   */
  public String describe() {
    return StuckReport.of(this);
  }

  Hold hold(String name) {
    Hold hold = new Hold(this, name);
    synchronized (lock) {
      requireOpen("hold [" + name + "]");
      holds.add(hold);
    }
    return hold;
  }

  void release(Hold hold) {
    synchronized (lock) {
      if (!holds.remove(hold)) {
        return;
      }
    }
    drive();
  }

  /** A participant appears; a running one counts at once, a ready one gets its turn queued. */
  void join(Participant participant) {
    synchronized (lock) {
      requireOpen(participant.name);
      participants.add(participant);
      if (participant.state == State.READY) {
        queueTurn(participant);
      } else {
        running++;
      }
    }
  }

  /** A participant ends, and whoever waits for its end is signalled before it stops counting. */
  void leave(Participant participant) {
    synchronized (lock) {
      if (participant.state == State.ENDED) {
        return;
      }
      if (participant.state == State.RUNNING) {
        running--;
      } else {
        dropDeadline(participant);
      }
      participant.state = State.ENDED;
      participants.remove(participant);
      progress.incrementAndGet();
    }
    drive();
  }

  boolean await(Wait wait, @Nullable Instant until, Purpose purpose) throws InterruptedException {
    Participant self = participants.caller(wait.what());
    synchronized (lock) {
      requireOpen(wait.what());
      if (wait.signalled) {
        return true;
      }
      refuseWhileClosing(self);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      beginWait(self, wait, until, purpose);
    }
    drive();
    parkUntilRunning(self);
    return endWait(self);
  }

  private void beginWait(Participant self, Wait wait, @Nullable Instant until, Purpose purpose) {
    wait.waiter = self;
    self.wait = wait;
    self.parked = Thread.currentThread();
    self.state = State.WAITING;
    self.outcome = Outcome.EXPIRED;
    if (until != null) {
      self.deadline =
          queue.add(notBeforeNow(until), self.priority(), purpose, wait.what(), self, () -> {});
    }
    if (!self.isDriver()) {
      running--;
    }
    Wait handOff = self.handOff;
    if (handOff != null) {
      self.handOff = null;
      signal(handOff);
    }
    progress.incrementAndGet();
  }

  private boolean endWait(Participant self) throws InterruptedException {
    synchronized (lock) {
      self.wait = null;
      self.parked = null;
      self.deadline = null;
      Throwable failure = self.failure;
      self.failure = null;
      if (failure != null) {
        throw Failures.sneaky(failure);
      }
      if (self.outcome == Outcome.INTERRUPTED) {
        Thread.interrupted();
        throw new InterruptedException();
      }
      return self.outcome == Outcome.SIGNALLED;
    }
  }

  /** Parks for its turn; also how a new thread waits for its first one. */
  void parkUntilRunning(Participant self) {
    Watchdog.@Nullable Watch watch = self.isDriver() ? watchdog.watch() : null;
    boolean interrupted = false;
    while (self.state != State.RUNNING) {
      if (watch == null) {
        LockSupport.park(this);
      } else if (!watch.park()) {
        failDriver(new HeldTimeException(StuckReport.held(this)));
      }
      if (Thread.interrupted()) {
        interrupted = true;
        interrupt(self, () -> {});
      }
    }
    // A wait that the clock ended keeps the flag; one that the interrupt ended uses it up.
    if (interrupted && self.outcome != Outcome.INTERRUPTED) {
      Thread.currentThread().interrupt();
    }
  }

  void signal(Wait wait) {
    synchronized (lock) {
      if (wait.signalled) {
        return;
      }
      wait.signalled = true;
      Participant waiter = wait.waiter;
      if (waiter == null || waiter.wait != wait || waiter.state != State.WAITING) {
        return;
      }
      wake(waiter, Outcome.SIGNALLED);
    }
  }

  /**
   * Lets things happen after a thread from outside woke somebody; participants do so by waiting.
   */
  void kick() {
    if (participants.known(Thread.currentThread()) == null) {
      drive();
    }
  }

  /**
   * Ends the wait of a participant as {@code Thread.interrupt} does; nothing if it does not wait.
   *
   * @param setFlag sets the thread's flag; under the lock, so that the woken thread finds it set
   */
  void interrupt(Participant participant, Runnable setFlag) {
    synchronized (lock) {
      setFlag.run();
      if (participant.state != State.WAITING) {
        return;
      }
      wake(participant, Outcome.INTERRUPTED);
    }
    drive();
  }

  private void wake(Participant participant, Outcome outcome) {
    dropDeadline(participant);
    participant.outcome = outcome;
    // The order among callers that nobody sees is chance anyway, and no thread of ours would
    // bring them their turn while the test waits for them in real time.
    if (participant.role == Role.STRANGER) {
      resume(participant);
    } else {
      participant.state = State.READY;
      queueTurn(participant);
    }
  }

  private void queueTurn(Participant participant) {
    participant.deadline =
        queue.add(
            now, participant.priority(), Purpose.WORK, participant.name, participant, () -> {});
    progress.incrementAndGet();
  }

  private void dropDeadline(Participant participant) {
    Deadline deadline = participant.deadline;
    if (deadline != null) {
      queue.remove(deadline);
      participant.deadline = null;
    }
  }

  private void resume(Participant participant) {
    participant.deadline = null;
    participant.state = State.RUNNING;
    if (!participant.isDriver()) {
      running++;
    }
    Thread parked = participant.parked;
    if (parked != null && parked != Thread.currentThread()) {
      LockSupport.unpark(parked);
    }
  }

  /** Lets things happen until somebody runs or nothing may happen. */
  void drive() {
    Deadline next = take();
    while (next != null) {
      try {
        next.action().run();
      } catch (Throwable failure) {
        failDriver(failure);
      }
      next = takeNext();
    }
  }

  private @Nullable Deadline takeNext() {
    synchronized (lock) {
      mover = null;
      return take();
    }
  }

  /** Moves to the next deadline; one that resumes somebody is done here, an action is returned. */
  private @Nullable Deadline take() {
    synchronized (lock) {
      if (mover != null || running > 0 || driver.isRunning()) {
        return null;
      }
      Deadline next = queue.first();
      boolean due = next != null && !next.at().isAfter(now);
      if (!due && !mayMove(next)) {
        return null;
      }
      return happen(Objects.requireNonNull(next));
    }
  }

  private boolean mayMove(@Nullable Deadline next) {
    if (!holds.isEmpty() || closing) {
      return false;
    }
    if (next == null || !driver.movesTime()) {
      failDriver(new HeldTimeException(StuckReport.deadlocked(this)));
      return false;
    }
    return true;
  }

  private @Nullable Deadline happen(Deadline next) {
    queue.remove(next);
    if (next.at().isAfter(now)) {
      now = next.at();
      atThisInstant = 0;
    }
    progress.incrementAndGet();
    log.add(next);
    if (++atThisInstant > BUDGET_PER_INSTANT) {
      failDriver(new HeldTimeException(StuckReport.livelocked(this, BUDGET_PER_INSTANT)));
      return null;
    }
    Participant resumes = next.resumes();
    if (resumes != null) {
      resume(resumes);
      return null;
    }
    mover = Thread.currentThread();
    return next;
  }

  /** Ends the test's wait with a failure, or keeps the failure for its next one. */
  void failDriver(Throwable failure) {
    synchronized (lock) {
      Participant test = participants.driver();
      if (test.failure == null) {
        test.failure = failure;
      } else if (test.failure != failure) {
        test.failure.addSuppressed(failure);
      }
      if (test.state == State.WAITING || test.state == State.READY) {
        dropDeadline(test);
        resume(test);
      }
    }
  }

  private void refuseWhileClosing(Participant self) throws InterruptedException {
    if (!closing || self.isDriver()) {
      return;
    }
    if (self.refused) {
      throw new StoppedError();
    }
    self.refused = true;
    throw new InterruptedException();
  }

  void beginClosing() {
    synchronized (lock) {
      closing = true;
      holds.clear();
    }
  }

  /** Gives up the order: one thread did not stop, and the others must not wait for it. */
  void releaseEverybody() {
    for (Participant participant : participants.withRole(Role.TRACKED)) {
      participant.thread.interrupt();
      synchronized (lock) {
        if (participant.state == State.WAITING || participant.state == State.READY) {
          dropDeadline(participant);
          resume(participant);
        }
      }
    }
  }

  void finishClosing() {
    synchronized (lock) {
      closed = true;
      queue.clear();
    }
    participants.close();
  }

  boolean isClosed() {
    synchronized (lock) {
      return closed;
    }
  }

  boolean isMover() {
    return mover == Thread.currentThread();
  }

  /** Whether anything could happen without time moving. */
  boolean isSettled() {
    synchronized (lock) {
      Deadline next = queue.first();
      return running == 0 && mover == null && (next == null || next.at().isAfter(now));
    }
  }

  @Nullable Deadline nextOfOthers() {
    synchronized (lock) {
      return queue.firstOfOthers();
    }
  }

  boolean hasWork() {
    synchronized (lock) {
      return queue.hasWork();
    }
  }

  List<Hold> holds() {
    synchronized (lock) {
      return new ArrayList<>(holds);
    }
  }

  List<Deadline> upcoming(int count) {
    synchronized (lock) {
      return queue.next(count);
    }
  }

  List<String> lastMoves() {
    synchronized (lock) {
      return log.lines();
    }
  }

  private Instant notBeforeNow(Instant at) {
    return at.isBefore(now) ? now : at;
  }

  private void requireOpen(String what) {
    if (closed) {
      throw new IllegalStateException(
          "["
              + what
              + "] uses a virtual clock that is closed: a clock lives as long as its test, so end"
              + " this thread in the test, or inject the clock of the test that runs now");
    }
  }
}
