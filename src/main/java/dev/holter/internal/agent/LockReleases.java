package dev.holter.internal.agent;

import java.util.Iterator;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Tells whether a thread that wakes another one only gives a lock free for which that one waits,
 * and no work. Latches and semaphores are built as locks are, and do give work.
 *
 * <p>What the other one is parked for does not tell: it may be on its way there yet, or have the
 * lock already.
 */
final class LockReleases {
  private static final String LOCKS = "java.util.concurrent.locks.";
  private static final String CONDITION = "$ConditionObject";

  private LockReleases() {}

  /** On the waking thread, in what is about to unpark the other one. */
  static boolean isOneFor(Thread thread) {
    return StackWalker.getInstance().walk(LockReleases::givesLockFree) && !awaits(thread);
  }

  private static boolean givesLockFree(Stream<StackWalker.StackFrame> frames) {
    Iterator<StackWalker.StackFrame> next =
        frames
            .dropWhile(frame -> !HookFrames.isHook(frame.getClassName()))
            .dropWhile(frame -> HookFrames.isHook(frame.getClassName()))
            .iterator();
    if (!next.hasNext() || !isUnpark(next.next())) {
      return false;
    }
    while (next.hasNext()) {
      StackWalker.StackFrame frame = next.next();
      String type = frame.getClassName();
      if (type.endsWith(CONDITION)) {
        // Whoever awaits a condition gives the lock free, and a signal does not.
        return frame.getMethodName().startsWith("enableWait");
      }
      if (!isQueue(type)) {
        return type.startsWith(LOCKS);
      }
    }
    return false;
  }

  private static boolean isUnpark(StackWalker.StackFrame frame) {
    return frame.getClassName().equals(LockSupport.class.getName());
  }

  private static boolean isQueue(String type) {
    return type.startsWith(LOCKS + "AbstractQueued");
  }

  /**
   * Whether a thread waits for a condition, or is between that and the lock: it is woken by who
   * gives the lock free, once another one, or the same, has signalled.
   */
  private static boolean awaits(Thread thread) {
    if (LockSupport.getBlocker(thread) instanceof Condition) {
      return true;
    }
    for (StackTraceElement frame : thread.getStackTrace()) {
      if (frame.getClassName().endsWith(CONDITION)) {
        return true;
      }
      if (!HookFrames.isOfEngineOrJdk(frame)) {
        return false;
      }
    }
    return false;
  }
}
