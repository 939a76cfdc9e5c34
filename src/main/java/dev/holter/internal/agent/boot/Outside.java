package dev.holter.internal.agent.boot;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A wait for the outside that nothing but the outside ends. */
final class Outside {
  private final @Nullable ThreadHook thread;
  private final @Nullable GuestHook guest;

  private Outside(@Nullable ThreadHook thread, @Nullable GuestHook guest) {
    this.thread = thread;
    this.guest = guest;
  }

  /**
   * Null if the calling thread counts for no clock now, as if it is in such a wait already.
   *
   * @param isOfChannel whether it waits at a channel, and not at a socket
   */
  static @Nullable Outside begin(String what, boolean isOfChannel) {
    return begin(what, isOfChannel, () -> false);
  }

  /**
   * The same. Where an interrupt ends the wait, it is over if the flag is set already.
   *
   * @param woken whether somebody has ended the wait already; asked under the clock's lock
   */
  static @Nullable Outside begin(String what, boolean isOfChannel, BooleanSupplier woken) {
    return begin(
        what,
        () -> woken.getAsBoolean() || isEndedByInterrupt(isOfChannel),
        isInterruptible(isOfChannel) ? () -> {} : null);
  }

  private static @Nullable Outside begin(
      String what, BooleanSupplier woken, @Nullable Runnable waker) {
    Hooks own = HookTable.own();
    if (own == null) {
      return null;
    }
    ThreadHook hook = own.current();
    GuestHook guest = own.guest();
    if (hook != null) {
      hook.beginOutside(what, null, waker, woken);
    } else if (guest == null || !guest.beginOutside(woken)) {
      return null;
    }
    return new Outside(hook, guest);
  }

  /**
   * A platform thread that waits for a socket goes on to do so when it is interrupted, and finds
   * its flag set afterwards. A virtual one comes back, and the JDK closes the socket; so does each
   * thread that waits for a channel.
   */
  static boolean isInterruptible(boolean isOfChannel) {
    return isOfChannel
        || Thread.currentThread().getClass().getName().equals("java.lang.VirtualThread");
  }

  /** Whether the calling thread has nothing to wait for, since its flag is set. */
  static boolean isEndedByInterrupt(boolean isOfChannel) {
    return isInterruptible(isOfChannel) && Thread.currentThread().isInterrupted();
  }

  /**
   * Before the calling thread ends such a wait of another one, which counts from here on.
   *
   * @param still whether that one is in the wait; asked under the clock's lock
   */
  static void wake(@Nullable Thread waiting, BooleanSupplier still) {
    ActorHook waker = waiting == null ? null : HookTable.actor();
    if (waiting == null || waker == null) {
      return;
    }
    ThreadHook hook = HookTable.threadHook(waiting);
    if (hook == null) {
      waker.beforeWakeOutside(waiting, still);
    } else if (!hook.isEngine()) {
      hook.beforeWakeOutside(still);
    }
  }

  /**
   * What has kept time still until here is over: the calling thread counts from here on, and takes
   * its turn at the end.
   */
  void comeBack() {
    if (thread != null) {
      thread.beforeWakeOutside(() -> true);
    } else if (guest != null) {
      guest.endOutside(true);
    }
  }

  void end() {
    end(true);
  }

  /**
   * Ends a wait that others may end as well: they find the thread there until it counts.
   *
   * @param outside null if there was none
   * @param leave says that it is not there any more
   */
  static void end(@Nullable Outside outside, Runnable leave) {
    try {
      if (outside != null) {
        outside.end();
      }
    } finally {
      leave.run();
    }
  }

  /** The same, and says whether what has come can let anything in a test go on. */
  void end(boolean matters) {
    if (thread != null) {
      thread.endOutside(matters);
    } else if (guest != null) {
      guest.endOutside(true);
    }
  }
}
