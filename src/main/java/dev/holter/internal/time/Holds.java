package dev.holter.internal.time;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What keeps time from moving besides threads that run. */
final class Holds {
  private final Object lock;
  private final Lifetime lifetime;
  private final Watchdog watchdog;
  private final Moves moves;

  @GuardedBy("lock")
  private final Set<OpenHold> open = new LinkedHashSet<>();

  Holds(Object lock, Lifetime lifetime, Watchdog watchdog, Moves moves) {
    this.lock = lock;
    this.lifetime = lifetime;
    this.watchdog = watchdog;
    this.moves = moves;
  }

  OpenHold take(String name, boolean isTravel) {
    OpenHold hold = new OpenHold(this, name, isTravel);
    synchronized (lock) {
      lifetime.requireOpen("hold [" + name + "]");
      open.add(hold);
    }
    return hold;
  }

  void release(OpenHold hold) {
    synchronized (lock) {
      if (!open.remove(hold)) {
        return;
      }
      watchdog.progressed();
    }
    moves.drive();
  }

  boolean isAnyOpen() {
    synchronized (lock) {
      return !open.isEmpty();
    }
  }

  /** Whether time stands: there is a hold, or the end of the clock has begun. */
  boolean isTimeHeld() {
    synchronized (lock) {
      return isAnyOpen() || lifetime.isClosing();
    }
  }

  /** Whether something is on its way that the test has to wait for. */
  boolean isAnyTravelling() {
    synchronized (lock) {
      return open.stream().anyMatch(hold -> hold.isTravel);
    }
  }

  List<OpenHold> open() {
    synchronized (lock) {
      return new ArrayList<>(open);
    }
  }

  void clear() {
    synchronized (lock) {
      open.clear();
    }
  }
}
