package dev.holter.internal.agent.boot;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A read that waits for another thread of the world: first for the bytes to be on their way,
 * without counting and up to a virtual limit, and only then in the JDK. Real time has no part in
 * it, so that a slow machine cannot end such a wait.
 */
final class LocalRead {
  /** Of bytes. */
  static final String READ = "Socket.read";

  private final LocalStream incoming;
  private final String what;
  private final boolean endsByInterrupt;
  private boolean interrupted;

  private LocalRead(LocalStream incoming, String what, boolean isOfChannel) {
    this.incoming = incoming;
    this.what = what;
    this.endsByInterrupt = Outside.isInterruptible(isOfChannel);
  }

  /**
   * Before the calling thread reads.
   *
   * @param limit null if it has none
   * @return whether it may read; if not, its limit has come
   */
  static boolean await(LocalStream incoming, String what, @Nullable Duration limit) {
    return new LocalRead(incoming, what, false).await(limit);
  }

  /** The same of a channel. */
  static boolean awaitChannel(LocalStream incoming, @Nullable Duration limit) {
    return new LocalRead(incoming, READ, true).await(limit);
  }

  private boolean await(@Nullable Duration limit) {
    Hooks own = HookTable.own();
    if (own == null) {
      return true;
    }
    try {
      return await(own, limit);
    } finally {
      incoming.found();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private boolean await(Hooks own, @Nullable Duration limit) {
    ThreadHook hook = own.current();
    GuestHook guest = own.guest();
    if (hook != null) {
      return await(hook, limit);
    }
    if (guest != null && limit == null) {
      await(guest);
    }
    return true;
  }

  private boolean await(ThreadHook hook, @Nullable Duration limit) {
    long began = hook.nanoTime();
    boolean looks = limit != null && isLook(hook, limit) && incoming.isFirstLook(began);
    while (!isThere()) {
      Duration left = limit == null ? null : limit.minusNanos(hook.nanoTime() - began);
      if (looks || (left != null && (left.isNegative() || left.isZero()))) {
        return false;
      }
      incoming.expect();
      boolean waits =
          left == null
              ? hook.beginOutside(what, null, release(), incoming::isComing)
              : hook.beginOutsideUpTo(what, left, incoming::release, incoming::isComing);
      if (waits && !hook.isOutside()) {
        // The world is at its end.
        return true;
      }
      try {
        really(waits ? incoming::awaitComing : () -> {});
      } finally {
        hook.endOutside(true);
      }
    }
    return true;
  }

  /** Null if no interrupt ends the wait. */
  private @Nullable Runnable release() {
    return endsByInterrupt ? incoming::release : null;
  }

  private static boolean isLook(ThreadHook hook, Duration limit) {
    hook.beforeTimedRead(limit.toNanos());
    return hook.onlyLooks();
  }

  private void await(GuestHook guest) {
    while (!isThere()) {
      incoming.expect();
      if (!guest.beginOutside(incoming::isComing) && !incoming.isComing()) {
        return;
      }
      try {
        really(incoming::awaitComing);
      } finally {
        guest.endOutside(true);
      }
    }
  }

  /** Whether there is anything to read, after all who are about to write have done so. */
  private boolean isThere() {
    really(incoming::awaitWriters);
    // The clock may have ended the wait before the flag did.
    interrupted |= endsByInterrupt && Thread.currentThread().isInterrupted();
    return incoming.isThere() || (interrupted && endsByInterrupt);
  }

  private interface Wait {
    void end() throws InterruptedException;
  }

  private void really(Wait wait) {
    boolean isOver = interrupted && endsByInterrupt;
    while (!isOver) {
      try {
        interrupted |= !endsByInterrupt && Thread.interrupted();
        wait.end();
        isOver = true;
      } catch (InterruptedException woken) {
        interrupted = true;
        isOver = endsByInterrupt;
      }
    }
  }
}
