package dev.holter.internal.time;

import org.jspecify.annotations.Nullable;

/**
 * Somebody whose running keeps time still: a thread, or a request whose caller cannot be seen.
 *
 * <p>Fields are guarded by the timeline's lock; the state is volatile only so that a parked thread
 * may look at it without the lock.
 */
final class Participant {

  enum Role {
    /** The test's own thread, or whichever stands in for it. */
    DRIVER,
    /**
     * A thread that the clock made, that one of its threads started, or that was free in a pool:
     * all that it does is the test's, and ends with it.
     */
    TRACKED,
    /** A thread that was at something else when it was first seen. */
    ADOPTED,
    /** A request from a caller that cannot be seen, such as another process. */
    STRANGER,
    /**
     * A thread in real time that works for one of the clock's until it rests; see {@link Guests}.
     */
    GUEST
  }

  /**
   * What a participant does as far as time goes. The legal moves, each with the reason for it:
   *
   * <ul>
   *   <li>from {@code RUNNING} to {@code WAITING}, where a wait begins; to {@code READY}, where it
   *       gives its turn back and queues for another; to {@code BLOCKED}, where it needs a monitor
   *       of somebody who waits;
   *   <li>from {@code WAITING} to {@code READY}, where something ends the wait and a turn is
   *       queued; to {@code RUNNING}, where the wait's own deadline has come or nobody is to be
   *       waited for;
   *   <li>from {@code READY} to {@code RUNNING}, where its turn comes;
   *   <li>from {@code BLOCKED} to {@code RUNNING}, where it has got the monitor;
   *   <li>from each of these to {@code ENDED}, and from there to nothing.
   * </ul>
   */
  enum State {
    RUNNING,
    /** In a virtual wait. */
    WAITING,
    /** Its wait is over, or it was just started, and its turn is queued. */
    READY,
    /** Somebody who waits has the monitor that it needs. */
    BLOCKED,
    ENDED;

    boolean mayBecome(State next) {
      // No switch: its table would be a class of its own, loaded under the timeline's lock.
      if (this == RUNNING) {
        return next != RUNNING;
      }
      boolean leaves = next == RUNNING || next == ENDED;
      return this == WAITING ? leaves || next == READY : leaves && this != ENDED;
    }
  }

  enum Outcome {
    SIGNALLED,
    EXPIRED,
    INTERRUPTED
  }

  final String name;
  final Role role;

  /** What it stops and ends with; null for who belongs to no worker. Set before it is known. */
  @Nullable Machine machine;

  /** The thread whose stack tells what this participant does. */
  Thread thread;

  private volatile State state;

  /** The thread that is parked for this participant: its own, or one that serves its request. */
  @Nullable Thread parked;

  @Nullable Wait wait;
  @Nullable Deadline deadline;
  Outcome outcome = Outcome.SIGNALLED;

  /** What to throw from the wait; only the driver is failed this way. */
  @Nullable Throwable failure;

  /** Signalled as soon as this participant waits; whoever started it goes on then. */
  @Nullable Wait handOff;

  /** Whether its own thread parks for the engine: it may have been resumed and not know it yet. */
  boolean inEngine;

  /** How many interrupts have set its flag, and how many had when its wait began. */
  int interrupts;

  int interruptsBefore;

  /** How many have begun and not ended. */
  volatile int interruptsToCome;

  /** Whether it runs beside somebody, and has to queue before it does anything that is seen. */
  volatile boolean mustQueue;

  /** Whether it was running elsewhere when it was put on the clock, and has yet to queue. */
  volatile boolean arriving;

  /**
   * Whether the test engine runs the test's code on it, while the thread that is the test's waits
   * for it in real time: it may do all that the test may.
   */
  boolean deputy;

  /** How many calls for real time it is inside of. Only its own thread changes it. */
  volatile int inRealTime;

  /** What it has asked over a socket. */
  final SocketCall call = new SocketCall();

  /** What others decide by what it waits for. */
  final Decisions decisions = new Decisions();

  /** Whether it has called the service. */
  boolean hasCalled;

  /** Whether a wait was refused already because the clock is closing. */
  boolean refused;

  /** Whether it was told to stop once more, and has caught that too. */
  boolean stopped;

  /** A guest that found nothing to do when it came back, as a server's loop does each second. */
  boolean looksOnly;

  /** The lock that it waits for without a limit, on its own thread. */
  volatile @Nullable ParkedFor lock;

  /** Whether the clock was closed while it waited, and so gave it back to whoever made it. */
  boolean released;

  /** Whether it has left the hooked wait in which it was given back. Read by any thread. */
  volatile boolean hasGone;

  Participant(String name, Role role, Thread thread, State state) {
    this.name = name;
    this.role = role;
    this.thread = thread;
    this.state = state;
  }

  State state() {
    return state;
  }

  /**
   * Changes the state, which nothing else does; under the timeline's lock.
   *
   * @throws AssertionError if no participant may go from the present state to the next one
   */
  void become(State next) {
    if (!state.mayBecome(next)) {
      throw new AssertionError(
          "[" + name + "] cannot go from " + state + " to " + next + ": this is a fault of Holter");
    }
    state = next;
  }

  boolean isRunning() {
    return state == State.RUNNING;
  }

  /** Whether its thread parks: in a wait, or until its turn comes. */
  boolean isIdle() {
    return state == State.WAITING || state == State.READY;
  }

  /** Whether it has given up its turn only for others to come first. */
  boolean yields() {
    Wait present = wait;
    return present != null && present.isYield();
  }

  boolean isDriver() {
    return role == Role.DRIVER;
  }

  /** On its own thread. */
  void enterRealTime() {
    int depth = inRealTime;
    inRealTime = depth + 1;
  }

  /** On its own thread. */
  void leaveRealTime() {
    int depth = inRealTime;
    inRealTime = depth - 1;
  }

  /** Whether it runs the test's code: its failures are told here, and it may move time. */
  boolean isTest() {
    return isDriver() || deputy;
  }

  Priority priority() {
    return isTest() ? Priority.DRIVER : Priority.WORKER;
  }
}
