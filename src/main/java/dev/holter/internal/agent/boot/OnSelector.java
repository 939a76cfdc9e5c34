package dev.holter.internal.agent.boot;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * In the place of the methods of the JDK's selectors. A thread of a clock waits there for the
 * outside: it does not count meanwhile, and its limit is virtual. One in real time that works for a
 * clock counts again when it comes back.
 */
public final class OnSelector {
  private static final int NOT_HERE = Integer.MIN_VALUE;

  private OnSelector() {}

  /**
   * {@code SelectorImpl.lockAndDoSelect}, which all ways to select lead to.
   *
   * @param timeout in milliseconds; 0 does not wait, and less waits for ever
   * @return how many keys, or the least number if the JDK is to do it
   */
  public static int select(Selector selector, @Nullable Consumer<SelectionKey> action, long timeout)
      throws IOException {
    if (timeout == 0) {
      SelectorWaits.lookedAt(selector);
      return NOT_HERE;
    }
    if (!SelectorWaits.begin(selector)) {
      return NOT_HERE;
    }
    try {
      LocalConnections.served(selector);
      ThreadHook hook = HookTable.current();
      GuestHook guest = hook == null ? HookTable.currentGuest() : null;
      if (hook != null || guest != null) {
        OnSocketChannel.looksForMore();
      }
      if (hook != null) {
        return select(hook, selector, action, timeout);
      }
      if (guest != null) {
        return select(guest, selector, action, timeout);
      }
      return real(selector, action, timeout);
    } finally {
      SelectorWaits.end(selector);
    }
  }

  private static int select(
      ThreadHook hook, Selector selector, @Nullable Consumer<SelectionKey> action, long timeout)
      throws IOException {
    // What is ready does not let time move first.
    int ready = real(selector, action, 0);
    if (ready > 0) {
      return ready;
    }
    Duration limit = timeout < 0 ? null : Duration.ofMillis(timeout);
    boolean waits =
        hook.beginOutside("Selector.select", limit, selector::wakeup, () -> isOver(selector));
    try {
      return waits || LocalConnections.isAwaited(selector) ? real(selector, action, -1) : ready;
    } finally {
      hook.endOutside(true);
    }
  }

  private static int select(
      GuestHook guest, Selector selector, @Nullable Consumer<SelectionKey> action, long timeout)
      throws IOException {
    guest.beginOutside(() -> isOver(selector));
    int ready = 0;
    try {
      ready = real(selector, action, timeout);
      return ready;
    } finally {
      guest.endOutside(ready > 0 || SelectorWaits.isWoken(selector));
    }
  }

  private static boolean isOver(Selector selector) {
    return SelectorWaits.isWoken(selector) || LocalConnections.isAwaited(selector);
  }

  /** Comes back to {@link #select}, which lets the JDK do it. */
  private static int real(Selector selector, @Nullable Consumer<SelectionKey> action, long timeout)
      throws IOException {
    if (timeout == 0) {
      return action == null ? selector.selectNow() : selector.selectNow(action);
    }
    long limit = Math.max(0, timeout);
    return action == null ? selector.select(limit) : selector.select(action, limit);
  }

  /** Before a selector's {@code wakeup}. */
  public static void wakeup(Selector selector) {
    Thread there = SelectorWaits.thread(selector);
    if (there != Thread.currentThread() && !isEngine(there)) {
      SelectorWaits.ask(selector);
    }
    Outside.wake(SelectorWaits.wake(selector), () -> SelectorWaits.isWoken(selector));
  }

  /** Whether the clock lets the thread come back, since its limit has come. */
  private static boolean isEngine(@Nullable Thread thread) {
    ThreadHook hook = thread == null ? null : HookTable.threadHook(thread);
    return hook != null && hook.isEngine();
  }
}
