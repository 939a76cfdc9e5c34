package dev.holter.internal.agent.boot;

import org.jspecify.annotations.Nullable;

/**
 * What stands for a thread.
 *
 * @param thread if it is on a clock
 * @param guest if it is in real time and works for one that is
 */
record Hooks(@Nullable ThreadHook thread, @Nullable GuestHook guest) {

  /** The hook of the calling thread, whose hooks these are, if it is in a user's code. */
  @Nullable ThreadHook current() {
    return thread != null && thread.isActive() ? thread : null;
  }

  /** In whose time the calling thread plans, whose hooks these are; null if it is nobody's. */
  @Nullable ClockHook clock() {
    ThreadHook hook = current();
    if (hook != null) {
      return hook.clock();
    }
    return guest == null ? null : guest.clock();
  }

  /** What the calling thread reads, whose hooks these are and which is on no clock; or null. */
  @Nullable ClockHook usersClock() {
    return guest == null ? null : guest.usersClock();
  }

  /** What the calling thread, whose hooks these are, asks; null if it counts for no clock. */
  @Nullable InquiryHook inquiry(String what) {
    ThreadHook hook = current();
    if (hook != null) {
      return hook.inquiry(what);
    }
    return guest == null ? null : guest.inquiry(what);
  }
}
