package dev.holter.internal.agent;

import dev.holter.internal.time.ParkedFor;
import java.util.Collection;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A lock of {@code java.util.concurrent}, or one that is made like those. */
record ParkedForLock(
    AbstractOwnableSynchronizer lock,
    Function<AbstractOwnableSynchronizer, @Nullable Thread> owners,
    BiPredicate<AbstractOwnableSynchronizer, Collection<Thread>> readers)
    implements ParkedFor {

  @Override
  public @Nullable Thread owner() {
    return owners.apply(lock);
  }

  @Override
  public boolean isSharedBeyond(Collection<Thread> threads) {
    return readers.test(lock, threads);
  }
}
