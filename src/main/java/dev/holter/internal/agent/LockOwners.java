package dev.holter.internal.agent;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import org.jspecify.annotations.Nullable;

/** Knows which thread has the lock that another one parks for. */
final class LockOwners {
  private final MethodHandle owner;

  private LockOwners(MethodHandle owner) {
    this.owner = owner;
  }

  static LockOwners openedBy(Instrumentation jvm) throws ReflectiveOperationException {
    Class<?> type = AbstractOwnableSynchronizer.class;
    jvm.redefineModule(
        type.getModule(),
        Set.of(),
        Map.of(),
        Map.of(type.getPackageName(), Set.of(LockOwners.class.getModule())),
        Set.of(),
        Map.of());
    Method method = type.getDeclaredMethod("getExclusiveOwnerThread");
    method.setAccessible(true);
    return new LockOwners(MethodHandles.lookup().unreflect(method));
  }

  /**
   * Whether a lock is between two owners, or has readers whom nobody knows: whoever waits for it
   * gets it at once, or is to be found waiting in real time.
   */
  boolean isOwnerless(@Nullable Object blocker) {
    return blocker != null
        && blocker.getClass().getName().startsWith("java.util.concurrent.locks.Reentrant")
        && of(blocker) == null;
  }

  @Nullable Thread of(@Nullable Object blocker) {
    if (!(blocker instanceof AbstractOwnableSynchronizer lock)) {
      return null;
    }
    try {
      return (Thread) owner.invoke(lock);
    } catch (Throwable impossible) {
      throw new IllegalStateException("Cannot see who has [" + lock + "]", impossible);
    }
  }
}
