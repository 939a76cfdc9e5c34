package dev.holter.internal.time;

import dev.holter.time.HeldTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lets deadlines happen one by one, in their order, while nobody runs. */
final class Moves {
  private final Timeline timeline;
  private final int budget;
  private final DeadlineQueue queue = new DeadlineQueue();
  private final MoveLog log = new MoveLog();

  private volatile Instant now;
  private volatile @Nullable Thread mover;
  private int atThisInstant;

  /** How long the test's present wait has gone without work, if that wait has no limit. */
  private @Nullable Patience patience;

  Moves(Timeline timeline, Instant start, int budget) {
    this.timeline = timeline;
    this.now = start;
    this.budget = budget;
  }

  Instant now() {
    return now;
  }

  Deadline plan(
      Instant at,
      Priority priority,
      Purpose purpose,
      String what,
      @Nullable Participant resumes,
      Runnable action) {
    Instant notBeforeNow = at.isBefore(now) ? now : at;
    return queue.add(notBeforeNow, priority, purpose, what, resumes, action);
  }

  /** Plans what a deadline stands for once more, at a later instant. */
  Deadline planAgain(Deadline deadline, Instant at) {
    return plan(
        at,
        deadline.priority(),
        deadline.purpose(),
        deadline.what(),
        deadline.resumes(),
        deadline.action());
  }

  boolean cancel(Deadline deadline) {
    return queue.remove(deadline);
  }

  /**
   * Begins the count of what happens at one instant anew: the test has seen how things stand, so
   * that further events at this instant are progress and not an endless loop.
   */
  void renewBudget() {
    atThisInstant = 0;
  }

  /**
   * The test begins a wait.
   *
   * @param limited whether it ends by itself
   */
  void testWaits(boolean limited) {
    patience = limited ? null : new Patience();
    if (!timeline.driver.isInVerb()) {
      renewBudget();
    }
  }

  boolean isMover() {
    return mover == Thread.currentThread();
  }

  /** Whether an action of the clock happens now. */
  boolean isMoving() {
    return mover != null;
  }

  @Nullable Thread mover() {
    return mover;
  }

  /** Lets things happen until somebody runs or nothing may happen. */
  void drive() {
    Deadline next = take();
    while (next != null) {
      try {
        next.action().run();
      } catch (Throwable failure) {
        timeline.verdict.fail(failure);
      }
      next = takeNext();
    }
  }

  private @Nullable Deadline takeNext() {
    synchronized (timeline.lock) {
      mover = null;
      return take();
    }
  }

  /** Moves to the next deadline; one that resumes somebody is done here, an action is returned. */
  private @Nullable Deadline take() {
    synchronized (timeline.lock) {
      timeline.contention.release();
      if (mover != null || timeline.turns.isAnybodyRunning()) {
        return null;
      }
      Deadline next = queue.first();
      boolean due = next != null && !next.at().isAfter(now);
      if (due ? isForTheTest(next) && timeline.holds.isAnyTravelling() : !mayMove(next)) {
        return null;
      }
      return happen(Order.first(timeline.choices, Objects.requireNonNull(next), queue));
    }
  }

  private static boolean isForTheTest(@Nullable Deadline next) {
    Participant resumes = next == null ? null : next.resumes();
    return resumes != null && resumes.isTest();
  }

  private boolean mayMove(@Nullable Deadline next) {
    if (timeline.isHeld() || timeline.driver.isInRealWait()) {
      return false;
    }
    if (next == null) {
      timeline.verdict.fail(new HeldTimeException(StuckReport.deadlocked(timeline)));
      return false;
    }
    if (patience != null && patience.isOverAfter(queue.hasWork())) {
      patience = null;
      timeline.verdict.fail(new HeldTimeException(StuckReport.hopeless(timeline)));
      return false;
    }
    return true;
  }

  private @Nullable Deadline happen(Deadline next) {
    if (next.at().isAfter(now)) {
      now = next.at();
      atThisInstant = 0;
    }
    Participant resumes = next.resumes();
    if (resumes != null && resumes.yields()) {
      // Two that spin would give each other the turn, and seem to get on, for ever.
      queue.remove(next);
      timeline.turns.resume(resumes);
      return null;
    }
    if (timeline.machines.putsOff(next)) {
      return take();
    }
    if (++atThisInstant > budget) {
      timeline.verdict.fail(new HeldTimeException(StuckReport.livelocked(timeline, budget)));
      return null;
    }
    if (resumes == null) {
      StackRoom.forAction();
    }
    queue.remove(next);
    timeline.watchdog.progressed();
    log.add(next);
    if (resumes != null) {
      timeline.turns.resume(resumes);
      return null;
    }
    mover = Thread.currentThread();
    return next;
  }

  /** Whether nothing could happen without time moving. */
  boolean isSettled() {
    synchronized (timeline.lock) {
      Deadline next = queue.first();
      return mover == null && (next == null || next.at().isAfter(now));
    }
  }

  @Nullable Deadline nextOfOthers() {
    synchronized (timeline.lock) {
      return queue.firstOfOthers();
    }
  }

  boolean hasWork() {
    synchronized (timeline.lock) {
      return queue.hasWork();
    }
  }

  List<Deadline> upcoming(int count) {
    synchronized (timeline.lock) {
      return queue.next(count);
    }
  }

  List<String> last() {
    synchronized (timeline.lock) {
      return log.lines();
    }
  }

  void clear() {
    queue.clear();
  }
}
