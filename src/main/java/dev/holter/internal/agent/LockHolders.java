package dev.holter.internal.agent;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Knows which thread has the lock that another one parks for. */
final class LockHolders {
  private final Function<AbstractOwnableSynchronizer, @Nullable Thread> owner;

  private LockHolders(Function<AbstractOwnableSynchronizer, @Nullable Thread> owner) {
    this.owner = owner;
  }

  @SuppressWarnings("unchecked")
  static LockHolders openedBy(Instrumentation jvm)
      throws IOException, ReflectiveOperationException {
    return new LockHolders(
        Insider.make(LockOwner.class, Function.class, jvm, AbstractOwnableSynchronizer.class));
  }

  /**
   * The owner, or whoever gets the lock next while it is between two owners. Of a lock that readers
   * share nobody knows who they are.
   */
  @Nullable Thread of(@Nullable Object blocker) {
    if (!(blocker instanceof AbstractOwnableSynchronizer lock)) {
      return null;
    }
    return owner.apply(lock);
  }
}
