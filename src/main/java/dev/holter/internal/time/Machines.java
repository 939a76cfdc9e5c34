package dev.holter.internal.time;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.holter.internal.choice.Amounts;
import dev.holter.internal.choice.Choices;
import dev.holter.internal.choice.Dimension;
import dev.holter.internal.choice.Menu;
import dev.holter.internal.choice.Told;
import dev.holter.internal.time.Participant.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Freezes and crashes machines, and stops workers: where a choice says so, and where a test does.
 *
 * <p>A thread of a frozen machine is not resumed: what would resume it is put off until the thaw,
 * in its order. One of a crashed machine is never resumed, so that no {@code finally} of it runs
 * before the end of the world.
 */
public final class Machines {
  /** How long a machine stops. */
  public static final Amounts FREEZE =
      new Amounts(
          new Dimension("freeze", true), (who, amount) -> "[" + who + "] froze for " + amount);

  /** How much longer one thread of a machine takes until its next event, while others go on. */
  public static final Amounts STEP =
      new Amounts(
          new Dimension("step", true),
          (who, amount) -> "a thread of [" + who + "] took " + amount + " longer for one step");

  /** How far a machine's wall clock jumps, while its monotonic one goes on. */
  public static final Amounts JUMP =
      new Amounts(
          new Dimension("clock", true),
          (who, amount) -> "the wall clock of [" + who + "] jumped by " + amount);

  /** The dimensions of {@link Absence} and of {@link Order}. */
  public static final Dimension CRASH = Absence.CRASH;

  public static final Dimension STOP = Absence.STOP;
  public static final Dimension ORDER = Order.DIMENSION;
  public static final Dimension YIELD = Order.YIELD;

  /** Who is asked about threads that the test starts itself; nobody can start them again. */
  public static final String OF_THE_TEST = "the-test";

  private final Timeline timeline;
  private final Choices choices;
  private final Menu<Duration> freezes;
  private final Menu<Duration> steps;
  private final Menu<Duration> jumps;
  private final Menu<Absence> crashes;
  private final Menu<Absence> stops;

  /** Of threads that the test starts itself, such as those of a worker with a start method. */
  private final Machine ofTheTest = new Machine(OF_THE_TEST, null);

  @GuardedBy("timeline.lock")
  private Duration ahead = Duration.ZERO;

  /**
   * Whether any wall clock has been moved. Most worlds read theirs often and never move it, so this
   * saves them the lock.
   */
  private volatile boolean hasJumped;

  Machines(Timeline timeline, Choices choices) {
    this.timeline = timeline;
    this.choices = choices;
    this.freezes = FREEZE.menu(choices);
    this.steps = STEP.menu(choices);
    this.jumps = JUMP.menu(choices);
    this.crashes = Absence.crashes(choices);
    this.stops = Absence.stops(choices);
  }

  /** The machine of a thread that the calling one starts. */
  @Nullable Machine ofChild() {
    Participant parent = timeline.participants.known(Thread.currentThread());
    if (parent == null) {
      return null;
    }
    return parent.isTest() ? ofTheTest : parent.machine;
  }

  /**
   * Whether what was to happen next does not, since a machine is frozen or gone. Under the
   * timeline's lock.
   */
  boolean putsOff(Deadline next) {
    Participant resumes = next.resumes();
    Machine machine = resumes == null ? null : resumes.machine;
    if (resumes == null || machine == null || timeline.lifetime.isClosing()) {
      return false;
    }
    ask(machine);
    if (machine.crashed) {
      timeline.plans.cancel(next);
      resumes.deadline = null;
      return true;
    }
    Instant until = goesOnAt(machine);
    if (!until.isAfter(timeline.present.now())) {
      return false;
    }
    timeline.plans.cancel(next);
    resumes.deadline = timeline.plans.planAgain(next, until);
    return true;
  }

  /** Returns when a thread of this machine, which has not crashed, goes on. */
  private Instant goesOnAt(Machine machine) {
    Instant now = timeline.present.now();
    if (machine.isFrozen(now) || !choices.isOpen(STEP.dimension())) {
      return machine.frozenUntil;
    }
    return Instants.plus(now, choices.choose(steps, machine.name, now));
  }

  private void ask(Machine machine) {
    Instant now = timeline.present.now();
    if (machine.crashed || machine.isFrozen(now)) {
      return;
    }
    if (choices.isOpen(FREEZE.dimension())) {
      Duration amount = choices.choose(freezes, machine.name, now);
      if (!amount.isZero()) {
        halt(machine, amount);
      }
    }
    if (choices.isOpen(JUMP.dimension())) {
      Duration amount = choices.choose(jumps, machine.name, now);
      if (!amount.isZero()) {
        machine.ahead = machine.ahead.plus(amount);
        hasJumped = true;
      }
    }
    if (choices.isOpen(CRASH)) {
      Absence crash = choices.choose(crashes, machine.name, now);
      if (crash.happens()) {
        crash(machine, crash);
      }
    }
    Machine.Owner owner = machine.owner;
    if (owner != null && choices.isOpen(STOP)) {
      Absence stop = choices.choose(stops, machine.name, now);
      if (stop.happens()) {
        plan(now, "a stop of " + machine.name, () -> planRestart(machine, owner.stop(), stop));
      }
    }
  }

  /**
   * The calling thread is about to send something or has received something, which is where its
   * machine may stop and where others may overtake it.
   *
   * @param place such as {@code before SendTaskSuccess}
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  public void atCall(String place) throws InterruptedException {
    Participant self = timeline.participants.known(Thread.currentThread());
    Machine machine = self == null ? null : self.machine;
    if (machine == null || timeline.lifetime.isClosing() || timeline.mover.isCaller()) {
      return;
    }
    if (Order.yields(choices, place, timeline.present.now())) {
      timeline.newWait("others that go first").await(timeline.present.now(), Purpose.WORK);
    }
    Instant until;
    synchronized (timeline.lock) {
      ask(machine);
      until = machine.crashed ? Instant.MAX : goesOnAt(machine);
    }
    if (until.isAfter(timeline.present.now())) {
      timeline.newWait("the end of a freeze or of a slow step").await(until, Purpose.WORK);
    }
  }

  /**
   * Stops all threads of a machine from their next event on, since a test says so.
   *
   * @param machine which
   * @param amount for how long
   */
  public void freeze(Machine machine, Duration amount) {
    synchronized (timeline.lock) {
      tell(FREEZE.teller().apply(machine.name, amount));
      halt(machine, amount);
    }
  }

  private void halt(Machine machine, Duration amount) {
    synchronized (timeline.lock) {
      Instant until = Instants.plus(timeline.present.now(), amount);
      if (until.isAfter(machine.frozenUntil)) {
        machine.frozenUntil = until;
      }
    }
  }

  /**
   * Ends all threads of a machine where they are, since a test says so.
   *
   * @param machine which; nothing happens if it has crashed before
   */
  public void crash(Machine machine) {
    synchronized (timeline.lock) {
      if (!machine.crashed) {
        tell("[" + machine.name + "] crashed");
      }
      crash(machine, Absence.FOR_EVER);
    }
  }

  /**
   * Notes that a test has started a machine's worker again.
   *
   * @param machine the one that is gone
   */
  public void restarted(Machine machine) {
    tell("[" + machine.name + "] was started again");
  }

  private void tell(String done) {
    choices.tell(new Told(timeline.present.now(), done));
  }

  private void crash(Machine machine, Absence crash) {
    synchronized (timeline.lock) {
      if (machine.crashed) {
        return;
      }
      machine.crashed = true;
      plan(timeline.present.now(), "a crash of " + machine.name, () -> die(machine, crash));
    }
  }

  /** An action, since others hear of it that have locks of their own. */
  private void die(Machine machine, Absence crash) {
    List<Runnable> told = new ArrayList<>();
    synchronized (timeline.lock) {
      for (Participant each : timeline.participants.present()) {
        Wait wait = each.machine == machine ? each.wait : null;
        if (wait != null && wait.abandoned != null) {
          told.add(wait.abandoned);
        }
      }
    }
    told.forEach(Runnable::run);
    Machine.Owner owner = machine.owner;
    if (owner != null) {
      planRestart(machine, owner.crashed(), crash);
    }
  }

  private void planRestart(Machine machine, Runnable again, Absence absence) {
    Optional<Instant> deadline =
        Optional.ofNullable(machine.owner).flatMap(Machine.Owner::deadline);
    absence
        .restartsAt(timeline.present.now(), deadline)
        .ifPresent(at -> plan(at, "a restart of " + machine.name, again));
  }

  private void plan(Instant at, String what, Runnable action) {
    timeline.plans.schedule(at, Priority.SERVICE, Purpose.WORK, what, action);
  }

  /**
   * Whether the calling thread acts for a worker that has crashed.
   *
   * @return {@code false} for threads of no machine
   */
  public boolean isCallerGone() {
    Participant caller = timeline.participants.known(Thread.currentThread());
    Machine machine = caller == null ? null : caller.machine;
    synchronized (timeline.lock) {
      return machine != null && machine.crashed;
    }
  }

  /**
   * Lets the wall clocks of all workers jump, from now on, since a test says so.
   *
   * @param amount how far, back if it is negative
   */
  public void jump(Duration amount) {
    synchronized (timeline.lock) {
      tell(JUMP.teller().apply("all workers", amount));
      ahead = ahead.plus(amount);
      hasJumped = true;
    }
  }

  /** What the wall clock of the calling thread shows; the test's is always right. */
  Instant wallClock() {
    Instant now = timeline.present.now();
    if (!hasJumped) {
      return now;
    }
    Participant caller = timeline.participants.known(Thread.currentThread());
    Machine machine = caller == null || caller.isTest() ? null : caller.machine;
    synchronized (timeline.lock) {
      return machine == null ? now : now.plus(ahead).plus(machine.ahead);
    }
  }

  /** At the end of the world everybody is resumed once more, to end. Under the timeline's lock. */
  void release() {
    for (Participant each : timeline.participants.present()) {
      Machine machine = each.machine;
      boolean putOff =
          machine != null && (machine.crashed || machine.isFrozen(timeline.present.now()));
      if (putOff && each.state() == State.READY) {
        timeline.turns.requeue(each);
      }
    }
  }
}
