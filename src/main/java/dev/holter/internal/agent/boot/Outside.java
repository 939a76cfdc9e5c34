package dev.holter.internal.agent.boot;

import org.jspecify.annotations.Nullable;

/** A wait for the outside that nothing but the outside ends. */
final class Outside {
  private final @Nullable ThreadHook thread;
  private final @Nullable GuestHook guest;

  private Outside(@Nullable ThreadHook thread, @Nullable GuestHook guest) {
    this.thread = thread;
    this.guest = guest;
  }

  /** Null if the calling thread counts for no clock now, as if it is in such a wait already. */
  static @Nullable Outside begin(String what) {
    Hooks own = HookTable.own();
    if (own == null) {
      return null;
    }
    ThreadHook hook = own.current();
    GuestHook guest = own.guest();
    if (hook != null) {
      hook.beginOutside(what, null, null, () -> false);
    } else if (guest == null || !guest.beginOutside(() -> false)) {
      return null;
    }
    return new Outside(hook, guest);
  }

  void end() {
    end(true);
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
