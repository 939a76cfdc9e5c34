package dev.holter.internal.agent;

import dev.holter.internal.time.ParkedFor;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.Collection;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Knows which threads have the lock that another one parks for. */
final class LockHolders {
  private final Function<AbstractOwnableSynchronizer, @Nullable Thread> owner;
  private final BiPredicate<AbstractOwnableSynchronizer, Collection<Thread>> readers;

  private LockHolders(
      Function<AbstractOwnableSynchronizer, @Nullable Thread> owner,
      BiPredicate<AbstractOwnableSynchronizer, Collection<Thread>> readers) {
    this.owner = owner;
    this.readers = readers;
  }

  @SuppressWarnings("unchecked")
  static LockHolders openedBy(Instrumentation jvm)
      throws IOException, ReflectiveOperationException {
    return new LockHolders(
        Insider.make(LockOwner.class, Function.class, jvm, AbstractOwnableSynchronizer.class),
        Insider.make(
            LockReaders.class,
            BiPredicate.class,
            jvm,
            AbstractOwnableSynchronizer.class,
            ThreadLocal.class));
  }

  /** Null for what is no lock, such as a latch or a queue: it belongs to nobody. */
  @Nullable ParkedFor of(@Nullable Object blocker) {
    if (!(blocker instanceof AbstractOwnableSynchronizer lock)) {
      return null;
    }
    return new ParkedForLock(lock, owner, readers);
  }
}
