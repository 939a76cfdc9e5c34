package dev.holter.internal.agent;

import java.lang.ref.Reference;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiPredicate;

/**
 * Tells whether more threads than some read under a read-write lock; made by {@link Insider}. The
 * lock knows only how many there are, and the first of them; each of the others knows of itself, in
 * a thread-local.
 */
final class LockReaders implements BiPredicate<AbstractOwnableSynchronizer, Collection<Thread>> {
  private static final String READ_WRITE_LOCK = ReentrantReadWriteLock.class.getName() + "$";

  private final Method readers;
  private final Field firstReader;
  private final Field firstCount;
  private final Field counters;
  private final Field count;
  private final Field locals;
  private final Field table;
  private final Field value;

  LockReaders() throws ReflectiveOperationException {
    Class<?> sync = Class.forName(READ_WRITE_LOCK + "Sync");
    readers = open(sync.getDeclaredMethod("getReadLockCount"));
    firstReader = open(sync.getDeclaredField("firstReader"));
    firstCount = open(sync.getDeclaredField("firstReaderHoldCount"));
    counters = open(sync.getDeclaredField("readHolds"));
    count = open(Class.forName(sync.getName() + "$HoldCounter").getDeclaredField("count"));
    locals = open(Thread.class.getDeclaredField("threadLocals"));
    table = open(Class.forName("java.lang.ThreadLocal$ThreadLocalMap").getDeclaredField("table"));
    value =
        open(Class.forName("java.lang.ThreadLocal$ThreadLocalMap$Entry").getDeclaredField("value"));
  }

  private static <T extends AccessibleObject> T open(T member) {
    member.setAccessible(true);
    return member;
  }

  @Override
  public boolean test(AbstractOwnableSynchronizer lock, Collection<Thread> threads) {
    if (!lock.getClass().getName().startsWith(READ_WRITE_LOCK)) {
      return false;
    }
    try {
      int shares = (int) readers.invoke(lock);
      if (shares == 0) {
        return false;
      }
      for (Thread thread : threads) {
        shares -= sharesOf(thread, lock);
      }
      return shares > 0;
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException("Cannot see who reads under [" + lock + "]", impossible);
    }
  }

  private int sharesOf(Thread thread, Object lock) throws IllegalAccessException {
    return thread == firstReader.get(lock)
        ? firstCount.getInt(lock)
        : counted(locals.get(thread), counters.get(lock));
  }

  /** Looks without the map's own methods, which tidy up: the map belongs to its thread. */
  private int counted(Object map, Object counter) throws IllegalAccessException {
    Object entries = map == null ? null : table.get(map);
    int length = entries == null ? 0 : Array.getLength(entries);
    for (int at = 0; at < length; at++) {
      Object entry = Array.get(entries, at);
      if (entry != null && ((Reference<?>) entry).get() == counter) {
        Object counted = value.get(entry);
        return counted == null ? 0 : count.getInt(counted);
      }
    }
    return 0;
  }
}
