package dev.holter.internal.agent;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
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

  /** A read-write lock counts its readers above, and its writer's entries below. */
  private static final int READERS = 16;

  private final MethodHandle owner;
  private final MethodHandle state;

  LockOwner() throws ReflectiveOperationException {
    owner = handle(AbstractOwnableSynchronizer.class, "getExclusiveOwnerThread");
    state = handle(AbstractQueuedSynchronizer.class, "getState");
  }

  private static MethodHandle handle(Class<?> type, String name)
      throws ReflectiveOperationException {
    Method method = type.getDeclaredMethod(name);
    method.setAccessible(true);
    return MethodHandles.lookup().unreflect(method);
  }

  @Override
  @SuppressWarnings("NullAway") // Of a lock that readers share nobody knows who they are.
  public Thread apply(AbstractOwnableSynchronizer lock) {
    try {
      Thread holder = (Thread) owner.invoke(lock);
      return holder == null && lock instanceof AbstractQueuedSynchronizer queued && isFree(queued)
          ? queued.getFirstQueuedThread()
          : holder;
    } catch (Throwable impossible) {
      throw new IllegalStateException("Cannot see who has [" + lock + "]", impossible);
    }
  }

  /** The owner is gone first, and only then the lock's state is zero. */
  private boolean isFree(AbstractQueuedSynchronizer lock) throws Throwable {
    String type = lock.getClass().getName();
    return type.startsWith(LOCK)
        || (type.startsWith(READ_WRITE_LOCK) && (int) state.invoke(lock) >>> READERS == 0);
  }
}
