package dev.holter.internal.time;

import dev.holter.internal.time.Participant.Role;
import dev.holter.internal.time.Participant.State;
import java.util.ArrayList;
import java.util.List;

/** Who is where on a clock, as text for its failures. */
final class Scene {
  private static final int DEADLINES = 5;
  private static final int FRAMES = 12;

  private final Object lock;
  private final Participants participants;
  private final Moves moves;
  private final Mover mover;
  private final Holds holds;
  private final Contention contention;
  private final HookedThreads hooks;

  Scene(
      Object lock,
      Participants participants,
      Moves moves,
      Mover mover,
      Holds holds,
      Contention contention,
      HookedThreads hooks) {
    this.lock = lock;
    this.participants = participants;
    this.moves = moves;
    this.mover = mover;
    this.holds = holds;
    this.contention = contention;
    this.hooks = hooks;
  }

  /** Says of some where they are. */
  String of(List<Participant> participants) {
    StringBuilder text = new StringBuilder();
    participants.forEach(participant -> participant(text, participant));
    return text.toString();
  }

  String lastMoves() {
    StringBuilder text = new StringBuilder("What happened last:\n");
    moves.last().forEach(move -> text.append("  ").append(move).append('\n'));
    return text.toString();
  }

  /** Says who runs, waits and holds. Any thread. */
  String describe() {
    synchronized (lock) {
      StringBuilder text = new StringBuilder();
      everything(text);
      return text.toString();
    }
  }

  private void everything(StringBuilder text) {
    List<Participant> present = new ArrayList<>();
    Participant test = participants.driver();
    // The one that throws this has the failure's own stack.
    if (test.isIdle() || test.thread != Thread.currentThread()) {
      present.add(test);
    }
    present.addAll(participants.present());
    section(text, "Running:", present.stream().filter(Participant::isRunning).toList());
    mover(text);
    section(
        text, "Next to run:", present.stream().filter(one -> one.state() == State.READY).toList());
    section(
        text, "Blocked:", present.stream().filter(one -> one.state() == State.BLOCKED).toList());
    section(
        text, "Waiting:", present.stream().filter(one -> one.state() == State.WAITING).toList());
    holds(text);
    deadlines(text);
    text.append(contention.remark());
  }

  private void section(StringBuilder text, String title, List<Participant> participants) {
    if (!participants.isEmpty()) {
      text.append(title).append('\n');
      participants.forEach(participant -> participant(text, participant));
    }
  }

  private void participant(StringBuilder text, Participant participant) {
    text.append("  [").append(participant.name).append(']');
    Thread thread = participant.thread;
    Wait wait = participant.wait;
    if (wait != null) {
      text.append(" in ").append(wait.what());
    } else if (participant.role != Role.STRANGER) {
      text.append(", thread ").append(thread.getState());
      ownerOfItsLock(text, thread);
    }
    text.append('\n');
    StackTraceElement[] trace = Stacks.of(thread);
    frames(
        text, wait == null ? UserFrames.present(trace, FRAMES) : UserFrames.callers(trace, FRAMES));
  }

  private void ownerOfItsLock(StringBuilder text, Thread thread) {
    ParkedFor lock = hooks.lockOf(thread);
    Thread owner = lock == null ? null : lock.owner();
    if (owner != null) {
      text.append(" for a lock of [").append(owner.getName()).append(']');
      text.append(owner.isAlive() ? "" : ", which has ended and will never give it free");
    }
  }

  private void mover(StringBuilder text) {
    Thread mover = this.mover.thread();
    if (mover != null) {
      text.append("In an action of the clock:\n  [").append(mover.getName()).append("]\n");
      frames(text, UserFrames.present(Stacks.of(mover), FRAMES));
    }
  }

  private void holds(StringBuilder text) {
    List<OpenHold> holds = this.holds.open();
    if (!holds.isEmpty()) {
      text.append("Open holds:\n");
      for (OpenHold hold : holds) {
        text.append("  [").append(hold.name()).append("], taken\n");
        frames(text, hold.taken());
      }
    }
  }

  private void deadlines(StringBuilder text) {
    List<Deadline> next = moves.upcoming(DEADLINES);
    text.append(next.isEmpty() ? "No deadline is left.\n" : "Next deadlines:\n");
    next.forEach(deadline -> text.append("  ").append(deadline).append('\n'));
  }

  private void frames(StringBuilder text, List<StackTraceElement> frames) {
    for (StackTraceElement frame : frames) {
      text.append("      at ").append(UserFrames.text(frame)).append('\n');
    }
  }
}
