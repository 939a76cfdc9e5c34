package dev.holter.internal.agent.boot;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** In the place of the methods of {@link Thread}. */
public final class OnThread {
  private OnThread() {}

  /** {@link Thread#sleep(long)}. */
  public static void sleep(long millis) throws InterruptedException {
    if (!slept(millis)) {
      Thread.sleep(millis);
    }
  }

  /** {@link Thread#sleep(long, int)}. */
  public static void sleep(long millis, int nanos) throws InterruptedException {
    if (!slept(millis, nanos)) {
      Thread.sleep(millis, nanos);
    }
  }

  /** {@code Thread.sleep(Duration)} of JDK 19. */
  public static void sleep(Duration duration) throws InterruptedException {
    if (!slept(duration)) {
      long nanos = Math.max(0, TimeUnit.NANOSECONDS.convert(duration));
      Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
    }
  }

  /**
   * In the body of {@link Thread#sleep(long)} where it is not native, on JDK 21 and later: for
   * calls that no class names, by reflection or a method handle.
   */
  public static boolean slept(long millis) throws InterruptedException {
    return millis >= 0 && slept(Duration.ofMillis(millis));
  }

  /** In the body of {@link Thread#sleep(long, int)}. */
  public static boolean slept(long millis, int nanos) throws InterruptedException {
    boolean wrong = millis < 0 || nanos < 0 || nanos > 999_999;
    return !wrong && slept(Duration.ofMillis(millis).plusNanos(nanos));
  }

  /** In the body of {@code Thread.sleep(Duration)} of JDK 19. */
  public static boolean slept(Duration duration) throws InterruptedException {
    ThreadHook hook = HookTable.current();
    Duration amount = duration.isNegative() ? Duration.ZERO : duration;
    if (hook == null) {
      return GuestSleep.sleep(amount);
    }
    hook.sleep(amount);
    return true;
  }

  /** {@link Thread#yield()}: whom it waits for needs its turn. */
  @SuppressWarnings({"NamedLikeContextualKeyword", "ThreadPriorityCheck"}) // As in the JDK.
  public static void yield() {
    ThreadHook hook = HookTable.current();
    if (hook == null) {
      Thread.yield();
    } else {
      hook.yield();
    }
  }

  /** {@link Thread#onSpinWait()}, for the same reason; in real time it must not cost a yield. */
  public static void onSpinWait() {
    ThreadHook hook = HookTable.current();
    if (hook == null) {
      Thread.onSpinWait();
    } else {
      hook.yield();
    }
  }

  /** {@link Thread#getState()}: a virtual wait is not the real one that the VM sees. */
  public static Thread.State getState(Thread thread) {
    Thread.State seen = thread.getState();
    ThreadHook hook = HookTable.threadHook(thread);
    return hook == null ? seen : hook.state(seen);
  }

  /** Before {@link Thread#start()} lets the VM start it. */
  public static void start(Thread child) {
    ActorHook starter = HookTable.actor();
    if (starter != null) {
      starter.beforeStart(child);
    }
  }

  /** Before {@link Thread#run()}, which may be a subclass's. */
  public static void run(Object thread) {
    if (thread == Thread.currentThread()) {
      ThreadHook hook = HookTable.threadHook((Thread) thread);
      if (hook != null) {
        hook.beforeRun();
      }
    }
  }

  /** Before a virtual thread's carrier does what is left to do for it. */
  public static void unmounted(Thread thread) {
    ThreadHook hook = HookTable.threadHook(thread);
    if (hook != null) {
      hook.beforeUnmount();
    }
  }

  /** Before {@code Thread.exit}. */
  public static void exit(Thread thread) {
    ThreadHook hook = HookTable.threadHook(thread);
    if (hook != null) {
      hook.beforeExit();
    }
    GuestHook guest = HookTable.guestHook(thread);
    if (guest != null) {
      guest.beforeExit();
    }
  }

  /** In the place of {@code Thread.dispatchUncaughtException}, if it returns true. */
  public static boolean dispatchUncaughtException(Thread thread, Throwable uncaught) {
    ThreadHook hook = HookTable.threadHook(thread);
    return hook != null && hook.dispatchUncaughtException(uncaught);
  }

  /** Before {@link Thread#interrupt()}. */
  public static void interrupts(Thread thread) {
    ThreadHook hook = HookTable.threadHook(thread);
    if (hook == null) {
      interruptsAnother(thread);
    } else if (!hook.isEngine()) {
      hook.beforeInterrupt();
    }
  }

  /** As when it is unparked: nobody else would see that it goes on. */
  private static void interruptsAnother(Thread thread) {
    ActorHook waker = thread == Thread.currentThread() ? null : HookTable.actor();
    if (waker != null) {
      waker.beforeInterrupt(thread);
    }
  }

  /** After {@link Thread#interrupt()}. */
  public static void interrupt(Thread thread) {
    ThreadHook hook = HookTable.threadHook(thread);
    if (hook != null && !hook.isEngine()) {
      hook.afterInterrupt();
    }
  }
}
