package dev.holter.internal.agent.boot;

import java.util.concurrent.locks.LockSupport;

/**
 * In the place of the parks of {@code sun.nio.ch.Poller}, in which a virtual thread waits for a
 * socket: as other threads do in native code, it counts as running. A thread of the JDK's that no
 * clock knows ends them.
 */
public final class OnPoller {
  private OnPoller() {}

  /** {@link LockSupport#park()}. */
  public static void park() {
    really(LockSupport::park);
  }

  /** {@link LockSupport#parkNanos(long)}. */
  public static void parkNanos(long nanos) {
    really(() -> LockSupport.parkNanos(nanos));
  }

  /**
   * Who waits is not asked whether it is in a user's code: the clock might park it meanwhile, and
   * the one unpark for which it comes here would be gone.
   */
  private static void really(Runnable park) {
    ThreadHook hook = HookTable.threadHook(Thread.currentThread());
    if (hook == null) {
      park.run();
      return;
    }
    hook.beginReal();
    try {
      park.run();
    } finally {
      hook.endReal();
      hook.afterPark();
    }
  }
}
