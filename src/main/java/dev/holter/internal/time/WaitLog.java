package dev.holter.internal.time;

import dev.holter.internal.time.ThreadWaits.Waited;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What threads have waited for, of which no more is kept than a picture shows: equal waits are one,
 * the middle of a long life is put together, and of many threads those that have ended go first.
 * Guarded by the timeline's lock.
 */
final class WaitLog {

  /** How many threads are kept. */
  static final int MAX_THREADS = 64;

  /** How many different waits are kept of each. */
  static final int MAX_WAITS = 100;

  /** A thread's waits; {@code lasted} is how long each of the last ones took. */
  private static final class Lane {
    final List<Waited> waits = new ArrayList<>();
    @Nullable Duration lasted;
  }

  private final Map<Participant, Lane> lanes = new LinkedHashMap<>();
  private final Set<Participant> leftOut = Collections.newSetFromMap(new WeakHashMap<>());

  /** Nothing is kept as long as nobody asks for it. */
  private boolean records;

  /** Remembers from here on, and forgets what was remembered. */
  void begin() {
    records = true;
    lanes.clear();
    leftOut.clear();
  }

  /** A wait ends. One that took no time is not seen on any picture. */
  void ended(Participant self, Wait wait, Instant now) {
    if (records && isShown(self, wait) && now.isAfter(wait.since)) {
      Lane lane = lane(self);
      if (lane != null) {
        add(lane, wait.what(), wait.since, now);
      }
    }
  }

  /** The test's thread is no worker's, and waits in real time are not on the clock. */
  private static boolean isShown(Participant self, Wait wait) {
    return !self.isTest() && wait.isVirtual();
  }

  /** Null for one more than are kept: a thread is kept from its first wait on or not at all. */
  private @Nullable Lane lane(Participant self) {
    if (leftOut.contains(self)) {
      return null;
    }
    Lane lane = lanes.get(self);
    if (lane == null) {
      if (lanes.size() >= MAX_THREADS && !dropEnded()) {
        leftOut.add(self);
        return null;
      }
      lane = new Lane();
      lanes.put(self, lane);
    }
    return lane;
  }

  private boolean dropEnded() {
    Iterator<Participant> oldest = lanes.keySet().iterator();
    while (oldest.hasNext()) {
      if (oldest.next().state() == Participant.State.ENDED) {
        oldest.remove();
        return true;
      }
    }
    return false;
  }

  private static void add(Lane lane, String what, Instant from, Instant to) {
    Duration lasted = Duration.between(from, to);
    int last = lane.waits.size() - 1;
    Waited before = last < 0 ? null : lane.waits.get(last);
    if (before != null
        && before.what().equals(what)
        && before.to().equals(from)
        && lasted.equals(lane.lasted)) {
      lane.waits.set(last, new Waited(what, before.from(), to, before.times() + 1, false));
      return;
    }
    lane.lasted = lasted;
    lane.waits.add(new Waited(what, from, to, 1, false));
    if (lane.waits.size() > MAX_WAITS) {
      putTogether(lane.waits, MAX_WAITS / 2);
    }
  }

  private static void putTogether(List<Waited> waits, int index) {
    Waited next = waits.remove(index + 1);
    Waited first = waits.get(index);
    String what = first.what().equals(next.what()) ? first.what() : "";
    waits.set(
        index, new Waited(what, first.from(), next.to(), first.times() + next.times(), false));
  }

  /** Those that go on are in it too; empty if nobody has asked before. */
  List<ThreadWaits> read(Iterable<Participant> present, Instant now) {
    if (!records) {
      return List.of();
    }
    Map<Participant, List<Waited>> all = new LinkedHashMap<>();
    lanes.forEach((participant, lane) -> all.put(participant, new ArrayList<>(lane.waits)));
    for (Participant participant : present) {
      Wait wait = participant.wait;
      if (wait != null && isShown(participant, wait) && now.isAfter(wait.since)) {
        all.computeIfAbsent(participant, absent -> new ArrayList<>())
            .add(new Waited(wait.what(), wait.since, now, 1, true));
      }
    }
    List<ThreadWaits> read = new ArrayList<>();
    all.forEach((participant, waits) -> read.add(new ThreadWaits(participant.name, waits)));
    return read.size() > MAX_THREADS ? read.subList(0, MAX_THREADS) : read;
  }
}
