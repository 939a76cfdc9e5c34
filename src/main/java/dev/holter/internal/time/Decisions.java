package dev.holter.internal.time;

import java.util.ArrayList;
import java.util.List;

/**
 * What others can decide only by what a participant waits for, such as whether the answer that its
 * loop reads has more parts to come. Until then they hold time.
 *
 * <p>Guarded by the timeline's lock, without which each is carried out, on the participant's
 * thread.
 */
final class Decisions {
  private boolean hasAsked;
  private final List<Runnable> atNextWait = new ArrayList<>();
  private final List<Runnable> afterWait = new ArrayList<>();

  /** The participant gives a loop something to do, and may wait for what becomes of that. */
  void ask() {
    hasAsked = true;
  }

  /** Returns false if it has waited since, so that nothing needs to be put off. */
  boolean putOffToNextWait(Runnable decision) {
    return hasAsked && atNextWait.add(decision);
  }

  void putOffToEndOfWait(Runnable decision) {
    afterWait.add(decision);
  }

  /** It waits: returns what is to be carried out before time moves. */
  List<Runnable> waits() {
    hasAsked = false;
    return take(atNextWait);
  }

  /** Its wait is over. */
  List<Runnable> goesOn() {
    return take(afterWait);
  }

  private static List<Runnable> take(List<Runnable> decisions) {
    List<Runnable> due = List.copyOf(decisions);
    decisions.clear();
    return due;
  }
}
