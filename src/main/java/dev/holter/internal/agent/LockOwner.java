package dev.holter.internal.agent;

import java.lang.reflect.Method;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.concurrent.locks.AbstractQueuedLongSynchronizer;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.function.Function;

/**
 * Reads which thread owns a lock, or gets it next while it is between two owners; made by {@link
 * Insider}.
 */
final class LockOwner implements Function<AbstractOwnableSynchronizer, Thread> {
  private static final String LOCK = "java.util.concurrent.locks.ReentrantLock$";
  private static final String READ_WRITE_LOCK =
      "java.util.concurrent.locks.ReentrantReadWriteLock$";

  private final Method owner;
  private final Method readers;

  LockOwner() throws ReflectiveOperationException {
    owner = open(AbstractOwnableSynchronizer.class, "getExclusiveOwnerThread");
    readers = open(Class.forName(READ_WRITE_LOCK + "Sync"), "getReadLockCount");
  }

  private static Method open(Class<?> type, String name) throws ReflectiveOperationException {
    Method method = type.getDeclaredMethod(name);
    method.setAccessible(true);
    return method;
  }

  @Override
  @SuppressWarnings("NullAway") // Of a lock that readers share nobody knows who they are.
  public Thread apply(AbstractOwnableSynchronizer lock) {
    try {
      Thread holder = (Thread) owner.invoke(lock);
      return holder == null && isFree(lock) ? firstQueued(lock) : holder;
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException("Cannot see who has [" + lock + "]", impossible);
    }
  }

  /** The owner is gone first, and only then the lock's state is zero. */
  private boolean isFree(AbstractOwnableSynchronizer lock) throws ReflectiveOperationException {
    String type = lock.getClass().getName();
    return type.startsWith(LOCK)
        || (type.startsWith(READ_WRITE_LOCK) && (int) readers.invoke(lock) == 0);
  }

  /** Which of the two a read-write lock is made of depends on the JDK. */
  @SuppressWarnings("NullAway")
  private static Thread firstQueued(AbstractOwnableSynchronizer lock) {
    if (lock instanceof AbstractQueuedSynchronizer queued) {
      return queued.getFirstQueuedThread();
    }
    return lock instanceof AbstractQueuedLongSynchronizer queued
        ? queued.getFirstQueuedThread()
        : null;
  }
}
