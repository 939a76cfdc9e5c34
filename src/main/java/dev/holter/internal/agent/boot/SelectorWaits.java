package dev.holter.internal.agent.boot;

import java.nio.channels.Selector;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which thread is at which selector, and which selectors are to come back at once. A selector is
 * equal to itself only. The monitor is a leaf.
 */
final class SelectorWaits {
  private static final Map<Selector, SelectorWait> WAITS = new WeakHashMap<>();

  private SelectorWaits() {}

  /** Returns whether nobody was there already, such as the calling thread itself. */
  static boolean begin(Selector selector) {
    synchronized (WAITS) {
      SelectorWait there = WAITS.get(selector);
      if (there != null && there.inside()) {
        return false;
      }
      boolean woken = there != null && there.woken();
      WAITS.put(selector, new SelectorWait(Thread.currentThread(), true, woken));
      return true;
    }
  }

  static void end(Selector selector) {
    synchronized (WAITS) {
      WAITS.put(selector, new SelectorWait(Thread.currentThread(), false, false));
    }
  }

  /** A look without a wait uses up what would have ended the next wait. */
  static void lookedAt(Selector selector) {
    synchronized (WAITS) {
      SelectorWait there = WAITS.get(selector);
      if (there != null && !there.inside()) {
        WAITS.put(selector, new SelectorWait(Thread.currentThread(), false, false));
      }
    }
  }

  /** Whether the thread that is there has to come back. */
  static boolean isWoken(Selector selector) {
    synchronized (WAITS) {
      SelectorWait there = WAITS.get(selector);
      return there != null && there.woken();
    }
  }

  /** Returns the thread that is there, if any: one that is not there yet will see it. */
  static @Nullable Thread wake(Selector selector) {
    synchronized (WAITS) {
      SelectorWait there = WAITS.get(selector);
      if (there == null) {
        return null;
      }
      WAITS.put(selector, new SelectorWait(there.thread(), there.inside(), true));
      return there.inside() ? there.thread() : null;
    }
  }
}
