package dev.holter.internal.agent;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import org.jspecify.annotations.Nullable;

/** Knows which thread has the lock that another one parks for. */
final class LockHolders {
  private final MethodHandle owner;

  private LockHolders(MethodHandle owner) {
    this.owner = owner;
  }

  static LockHolders openedBy(Instrumentation jvm) throws ReflectiveOperationException {
    Class<?> type = AbstractOwnableSynchronizer.class;
    jvm.redefineModule(
        type.getModule(),
        Set.of(),
        Map.of(),
        Map.of(type.getPackageName(), Set.of(LockHolders.class.getModule())),
        Set.of(),
        Map.of());
    Method method = type.getDeclaredMethod("getExclusiveOwnerThread");
    method.setAccessible(true);
    return new LockHolders(MethodHandles.lookup().unreflect(method));
  }

  /**
   * The owner, or whoever gets the lock next while it is between two owners. Of a lock that readers
   * share nobody knows who they are.
   */
  @Nullable Thread of(@Nullable Object blocker) {
    if (!(blocker instanceof AbstractOwnableSynchronizer lock)) {
      return null;
    }
    Thread holder = owner(lock);
    boolean exclusive =
        lock.getClass().getName().startsWith("java.util.concurrent.locks.ReentrantLock$");
    return holder == null && exclusive && lock instanceof AbstractQueuedSynchronizer queued
        ? queued.getFirstQueuedThread()
        : holder;
  }

  private @Nullable Thread owner(AbstractOwnableSynchronizer lock) {
    try {
      return (Thread) owner.invoke(lock);
    } catch (Throwable impossible) {
      throw new IllegalStateException("Cannot see who has [" + lock + "]", impossible);
    }
  }
}
