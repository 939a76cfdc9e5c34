package dev.holter.internal.time;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What keeps time from moving besides threads that run. */
final class Holds {
  private final Timeline timeline;

  @GuardedBy("timeline.lock")
  private final Set<OpenHold> open = new LinkedHashSet<>();

  Holds(Timeline timeline) {
    this.timeline = timeline;
  }

  OpenHold take(String name, boolean isTravel) {
    OpenHold hold = new OpenHold(this, name, isTravel);
    synchronized (timeline.lock) {
      timeline.requireOpen("hold [" + name + "]");
      open.add(hold);
    }
    return hold;
  }

  void release(OpenHold hold) {
    synchronized (timeline.lock) {
      if (!open.remove(hold)) {
        return;
      }
      timeline.watchdog.progressed();
    }
    timeline.moves.drive();
  }

  boolean isAnyOpen() {
    synchronized (timeline.lock) {
      return !open.isEmpty();
    }
  }

  /** Whether something is on its way that the test has to wait for. */
  boolean isAnyTravelling() {
    synchronized (timeline.lock) {
      return open.stream().anyMatch(hold -> hold.isTravel);
    }
  }

  List<OpenHold> open() {
    synchronized (timeline.lock) {
      return new ArrayList<>(open);
    }
  }

  void clear() {
    synchronized (timeline.lock) {
      open.clear();
    }
  }
}
