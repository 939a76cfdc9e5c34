package dev.holter.internal.agent;

import java.lang.reflect.Field;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads which thread of a scheduled pool waits for the first task of the pool's queue; made by
 * {@link Insider}.
 */
final class QueueLeader implements UnaryOperator<@Nullable Object> {
  static final String QUEUE = "java.util.concurrent.ScheduledThreadPoolExecutor$DelayedWorkQueue";

  private final Field leader;

  QueueLeader() throws ReflectiveOperationException {
    leader = Class.forName(QUEUE).getDeclaredField("leader");
    leader.setAccessible(true);
  }

  @Override
  public @Nullable Object apply(@Nullable Object queue) {
    try {
      return leader.get(queue);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException("Cannot see who waits at [" + queue + "]", impossible);
    }
  }
}
