package dev.holter.internal.time;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;

/**
 * Calls of threads of the clock that travel on threads which nobody sees and that carry no name, so
 * that the server cannot tell one from another. Time stands still for as many of them as are
 * neither served nor over. Guarded by the timeline's lock.
 */
final class UnseenCalls {
  private final Timeline timeline;
  private final Deque<OpenHold> travelling = new ArrayDeque<>();

  /** How many were given up while they were served. */
  private int abandoned;

  UnseenCalls(Timeline timeline) {
    this.timeline = timeline;
  }

  void begin(String what) {
    synchronized (timeline.lock) {
      if (!timeline.isClosing()) {
        travelling.addLast(timeline.holds.take(what, true));
      }
    }
  }

  void end() {
    if (!letGo()) {
      synchronized (timeline.lock) {
        abandoned++;
      }
    }
  }

  <T> T serve(String what, Callable<T> work) throws Exception {
    boolean isOurs = letGo();
    try {
      return work.call();
    } finally {
      if (isOurs) {
        goBack(what);
      }
    }
  }

  private void goBack(String what) {
    synchronized (timeline.lock) {
      if (abandoned > 0) {
        abandoned--;
        return;
      }
    }
    begin(what);
  }

  private boolean letGo() {
    OpenHold hold;
    synchronized (timeline.lock) {
      hold = travelling.pollFirst();
    }
    if (hold != null) {
      hold.close();
    }
    return hold != null;
  }
}
