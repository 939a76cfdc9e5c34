package dev.holter.internal.agent;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.TimerTask;
import java.util.function.Function;

/** Shows what is planned in the thread of a {@link java.util.Timer}; made by {@link Insider}. */
final class TimerTasks implements Function<Thread, List<TimerTask>> {
  private static final int SCHEDULED = 1;

  private final Class<?> thread;
  private final Field queue;
  private final Field tasks;
  private final Field state;

  TimerTasks() throws ReflectiveOperationException {
    thread = Class.forName("java.util.TimerThread");
    queue = open(thread.getDeclaredField("queue"));
    tasks = open(queue.getType().getDeclaredField("queue"));
    state = open(TimerTask.class.getDeclaredField("state"));
  }

  private static <T extends AccessibleObject> T open(T member) {
    member.setAccessible(true);
    return member;
  }

  /** Those that are not cancelled; none for any other thread. */
  @Override
  public List<TimerTask> apply(Thread timer) {
    List<TimerTask> planned = new ArrayList<>();
    if (!thread.isInstance(timer)) {
      return planned;
    }
    try {
      Object own = queue.get(timer);
      synchronized (own) {
        for (Object task : (Object[]) tasks.get(own)) {
          if (task != null && state.getInt(task) == SCHEDULED) {
            planned.add((TimerTask) task);
          }
        }
      }
      return planned;
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException("Cannot see what [" + timer + "] plans", impossible);
    }
  }
}
