package dev.holter.internal.agent.boot;

import java.lang.ref.WeakReference;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which thread is at which selector, and which selectors are to come back at once. A selector is
 * equal to itself only. The monitor is a leaf.
 */
final class SelectorWaits {
  private static final Map<Selector, SelectorWait> WAITS = new WeakHashMap<>();
  private static final Map<Selector, WeakReference<Thread>> ASKERS = new WeakHashMap<>();

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
        // Of a loop that is yet to come there for the first time.
        WAITS.put(selector, new SelectorWait(null, false, true));
        return null;
      }
      WAITS.put(selector, new SelectorWait(there.thread(), there.inside(), true));
      return there.inside() ? there.thread() : null;
    }
  }

  /**
   * Before something comes to a channel: whoever is at a selector for it counts from here on.
   *
   * @param end may be none, or no channel
   */
  static void wake(@Nullable Object end, int operation) {
    if (end instanceof SelectableChannel channel && channel.isRegistered()) {
      waitingFor(channel, operation)
          .values()
          .forEach(
              thread ->
                  Outside.wake(thread, () -> waitingFor(channel, operation).containsValue(thread)));
    }
  }

  /** Lets whoever is at a selector for something that comes to this channel look again. */
  static void nudge(@Nullable Object end, int operation) {
    if (end instanceof SelectableChannel channel && channel.isRegistered()) {
      waitingFor(channel, operation).keySet().forEach(Selector::wakeup);
    }
  }

  private static Map<Selector, Thread> waitingFor(SelectableChannel channel, int operation) {
    Map<Selector, Thread> waiting = new HashMap<>();
    synchronized (WAITS) {
      WAITS.forEach(
          (selector, there) -> {
            SelectionKey key = there.inside() ? channel.keyFor(selector) : null;
            if (key != null && there.thread() != null && wants(key, operation)) {
              waiting.put(selector, there.thread());
            }
          });
    }
    return waiting;
  }

  /** Whether whoever is at a key's selector waits for this. */
  static boolean wants(SelectionKey key, int operation) {
    try {
      return (key.interestOps() & operation) != 0;
    } catch (CancelledKeyException closed) {
      return false;
    }
  }

  /** Whose turn at the selector it is, or was last. */
  static @Nullable Thread thread(Selector selector) {
    synchronized (WAITS) {
      SelectorWait there = WAITS.get(selector);
      return there == null ? null : there.thread();
    }
  }

  /** The calling thread gives something to do to whoever is at the selector, or comes there. */
  static void ask(Selector selector) {
    synchronized (WAITS) {
      ASKERS.put(selector, new WeakReference<>(Thread.currentThread()));
    }
  }

  /** Who was the last to give the calling thread, which looks after a selector, what it does. */
  static @Nullable Thread asker() {
    synchronized (WAITS) {
      Selector own = own();
      WeakReference<Thread> asker = own == null ? null : ASKERS.get(own);
      return asker == null ? null : asker.get();
    }
  }

  /** Whether the calling thread looks after a selector. */
  static boolean isCallerLoop() {
    synchronized (WAITS) {
      return own() != null;
    }
  }

  private static @Nullable Selector own() {
    for (Map.Entry<Selector, SelectorWait> each : WAITS.entrySet()) {
      if (each.getValue().thread() == Thread.currentThread()) {
        return each.getKey();
      }
    }
    return null;
  }

  /** What a channel is registered with, if that is a selector of the calling thread. */
  static @Nullable SelectionKey keyOf(SocketChannel channel) {
    synchronized (WAITS) {
      Selector own = own();
      return own == null ? null : channel.keyFor(own);
    }
  }
}
