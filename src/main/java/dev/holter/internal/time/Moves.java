package dev.holter.internal.time;

import dev.holter.time.HeldTimeException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lets deadlines happen one by one, in their order, while nobody runs. */
final class Moves {
  private final Timeline timeline;
  private final int budget;
  private final DeadlineQueue queue;
  private final MoveLog log = new MoveLog();

  private int atThisInstant;

  /** How long the test's present wait has gone without work, if that wait has no limit. */
  private @Nullable Patience patience;

  Moves(Timeline timeline, DeadlineQueue queue, int budget) {
    this.timeline = timeline;
    this.queue = queue;
    this.budget = budget;
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
    if (!timeline.testState.isInVerb()) {
      renewBudget();
    }
  }

  /**
   * Lets things happen after a thread that the clock does not know woke somebody or planned
   * something; does nothing on participants, which do so by waiting.
   */
  void kick() {
    if (timeline.participants.known(Thread.currentThread()) == null) {
      drive();
    }
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
      timeline.mover.end();
      return take();
    }
  }

  /** Moves to the next deadline; one that resumes somebody is done here, an action is returned. */
  private @Nullable Deadline take() {
    synchronized (timeline.lock) {
      timeline.contention.release();
      if (timeline.mover.isAnybody() || timeline.turns.isAnybodyRunning()) {
        return null;
      }
      Deadline next = queue.first();
      boolean due = next != null && !next.at().isAfter(timeline.present.now());
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
    if (timeline.holds.isTimeHeld() || timeline.testState.isInRealWait()) {
      return false;
    }
    if (next == null) {
      timeline.verdict.fail(new HeldTimeException(timeline.report.deadlocked()));
      return false;
    }
    if (patience != null && patience.isOverAfter(queue.hasWork())) {
      patience = null;
      timeline.verdict.fail(new HeldTimeException(timeline.report.hopeless()));
      return false;
    }
    return true;
  }

  private @Nullable Deadline happen(Deadline next) {
    if (next.at().isAfter(timeline.present.now())) {
      timeline.present.moveTo(next.at());
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
      timeline.verdict.fail(new HeldTimeException(timeline.report.livelocked(budget)));
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
    timeline.mover.begin();
    return next;
  }

  /** Whether nothing could happen without time moving. */
  boolean isSettled() {
    synchronized (timeline.lock) {
      Deadline next = queue.first();
      return !timeline.mover.isAnybody()
          && (next == null || next.at().isAfter(timeline.present.now()));
    }
  }

  /** Whether nothing keeps time from moving: no hold, nobody who runs, and no action. */
  boolean isTimeFree() {
    return !timeline.holds.isTimeHeld()
        && !timeline.turns.isAnybodyRunning()
        && !timeline.mover.isAnybody();
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
