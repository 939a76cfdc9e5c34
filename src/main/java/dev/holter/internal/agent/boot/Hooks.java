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

  /** What the calling thread, whose hooks these are, does something as; null if for no clock. */
  @Nullable ActorHook actor() {
    ThreadHook hook = current();
    return hook != null ? hook : guest;
  }

  /** What the calling thread reads, whose hooks these are and which is on no clock; or null. */
  @Nullable ClockHook usersClock() {
    return guest == null ? null : guest.usersClock();
  }
}
