package dev.holter.internal.time;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Calls of threads of the clock that travel on threads which nobody sees and that carry no name, so
 * that the server cannot tell one from another. Time stands still for as many of them as are
 * neither served nor over.
 */
final class UnseenCalls {
  private final Object lock;
  private final Lifetime lifetime;
  private final Holds holds;

  @GuardedBy("lock")
  private final Deque<OpenHold> travelling = new ArrayDeque<>();

  /** How many were given up while they were served. */
  @GuardedBy("lock")
  private int abandoned;

  UnseenCalls(Object lock, Lifetime lifetime, Holds holds) {
    this.lock = lock;
    this.lifetime = lifetime;
    this.holds = holds;
  }

  void begin(String what) {
    synchronized (lock) {
      if (!lifetime.isClosing()) {
        travelling.addLast(holds.take(what, true));
      }
    }
  }

  /**
   * The caller goes on. If nothing of the call travels, it is being served, and its server finds
   * here that nobody waits for the answer: looking and noting are one step, since the server may
   * have come to its end at the same moment.
   */
  void end() {
    OpenHold hold;
    synchronized (lock) {
      hold = travelling.pollFirst();
      if (hold == null) {
        abandoned++;
      }
    }
    close(hold);
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
    synchronized (lock) {
      if (abandoned > 0) {
        abandoned--;
      } else {
        begin(what);
      }
    }
  }

  private boolean letGo() {
    OpenHold hold;
    synchronized (lock) {
      hold = travelling.pollFirst();
    }
    close(hold);
    return hold != null;
  }

  private static void close(@Nullable OpenHold hold) {
    if (hold != null) {
      hold.close();
    }
  }
}
