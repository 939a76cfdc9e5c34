package dev.holter.internal.agent;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.function.Function;

/** Reads which thread owns a lock; made by {@link Insider}. */
final class LockOwner implements Function<AbstractOwnableSynchronizer, Thread> {
  private final MethodHandle owner;

  LockOwner() throws ReflectiveOperationException {
    Method method = AbstractOwnableSynchronizer.class.getDeclaredMethod("getExclusiveOwnerThread");
    method.setAccessible(true);
    owner = MethodHandles.lookup().unreflect(method);
  }

  @Override
  @SuppressWarnings("NullAway") // A lock that is free has no owner.
  public Thread apply(AbstractOwnableSynchronizer lock) {
    try {
      return (Thread) owner.invoke(lock);
    } catch (Throwable impossible) {
      throw new IllegalStateException("Cannot see who has [" + lock + "]", impossible);
    }
  }
}
