package dev.holter.internal.time;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The pools of this JVM to which the threads of clocks have given tasks. A thread of a pool is on
 * one clock at a time and takes whatever task is next, so what two tests that run at once give to
 * one pool happens on either clock. The monitor is a leaf, and is taken under the timeline's lock
 * as well.
 */
final class PoolUses {
  private static final Map<Object, PoolUses> ALL = new WeakHashMap<>();

  private final Set<Object> clocks = Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * Whether two of them have been open at once. What has come of that stays in the pool: a task in
   * its queue that is due in the time of a clock which is gone, or a thread that sleeps in real
   * time.
   */
  private boolean shared;

  /** One of its threads that was on a clock; null if all have been in real time. */
  private @Nullable String thread;

  private PoolUses() {}

  /** Before the threads of a clock give a pool the first task. */
  static void begin(Object pool, Object clock) {
    synchronized (ALL) {
      PoolUses use = ALL.computeIfAbsent(pool, first -> new PoolUses());
      use.clocks.add(clock);
      use.shared |= use.clocks.size() > 1;
    }
  }

  /** A thread of a pool is on a clock from here on. */
  static void enter(Object pool, String thread) {
    synchronized (ALL) {
      PoolUses use = ALL.computeIfAbsent(pool, first -> new PoolUses());
      use.thread = thread;
    }
  }

  /** The clock is closed. */
  static void end(Object clock) {
    synchronized (ALL) {
      for (PoolUses use : ALL.values()) {
        use.clocks.remove(clock);
      }
    }
  }

  /** Names the pools that have threads on clocks and have been two clocks' at the same time. */
  static List<String> sharedBy(Object clock) {
    List<String> shared = new ArrayList<>();
    synchronized (ALL) {
      ALL.forEach(
          (pool, use) -> {
            if (use.thread != null && use.shared && use.clocks.contains(clock)) {
              shared.add(pool.getClass().getSimpleName() + " of [" + use.thread + "]");
            }
          });
    }
    Collections.sort(shared);
    return shared;
  }
}
