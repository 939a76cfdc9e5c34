package dev.holter.internal.agent;

import java.lang.reflect.Field;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads the number that a task has among all that were ever planned in the scheduled pools of this
 * JVM, or for null the one that the next task gets; made by {@link Insider}. A task that keeps its
 * number while it repeats is not taken for a new one.
 */
final class PlanNumbers implements ToLongFunction<@Nullable Object> {
  private static final String TASK =
      ScheduledThreadPoolExecutor.class.getName() + "$ScheduledFutureTask";

  private final AtomicLong next;
  private final Class<?> type;
  private final Field number;

  PlanNumbers() throws ReflectiveOperationException {
    Field numbers = ScheduledThreadPoolExecutor.class.getDeclaredField("sequencer");
    numbers.setAccessible(true);
    next = (AtomicLong) numbers.get(null);
    type = Class.forName(TASK);
    number = type.getDeclaredField("sequenceNumber");
    number.setAccessible(true);
  }

  /** What a pool has decorated has no number, and is taken for new. */
  @Override
  public long applyAsLong(@Nullable Object task) {
    if (!type.isInstance(task)) {
      return next.get();
    }
    try {
      return number.getLong(task);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException("Cannot see into [" + task + "]", impossible);
    }
  }
}
