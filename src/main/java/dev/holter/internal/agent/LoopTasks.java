package dev.holter.internal.agent;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Delayed;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a user has planned in the event loop that a thread runs: a scheduled executor of a
 * library's own that keeps tasks with a delay in some collection. What a library plans there for
 * itself leads to no code of a user's.
 *
 * <p>Looks into objects from outside, while their thread may change them: it is asked for at the
 * end of a test, when such a thread waits.
 */
final class LoopTasks {
  /** How far a loop is from its thread, and a user's code from the task around it. */
  private static final int DEPTH = 5;

  private LoopTasks() {}

  static List<Object> planned(@Nullable Object work) {
    List<Object> planned = new ArrayList<>();
    Object loop =
        work == null ? null : find(work, DEPTH, ScheduledExecutorService.class::isInstance);
    if (loop != null) {
      for (Object part : parts(loop, false)) {
        if (part instanceof Collection<?> tasks) {
          addPlanned(tasks, planned);
        }
      }
    }
    return planned;
  }

  private static void addPlanned(Collection<?> tasks, List<Object> planned) {
    for (Object task : tasks.toArray()) {
      if (task instanceof Delayed && task instanceof Future<?> future && !future.isDone()) {
        Object users = usersPart(task);
        if (users != null) {
          planned.add(users);
        }
      }
    }
  }

  /** Null if a task leads to no code of a user's. */
  static @Nullable Object usersPart(Object task) {
    return find(task, DEPTH, inside -> UsersCode.is(inside.getClass()));
  }

  private static @Nullable Object find(Object from, int depth, Predicate<Object> wanted) {
    if (wanted.test(from)) {
      return from;
    }
    // A loop knows everybody.
    if (depth > 0 && !(from instanceof Executor)) {
      for (Object part : parts(from, true)) {
        Object found = find(part, depth - 1, wanted);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  /**
   * What is in the fields of an object of a library, or only in those that can hold code of
   * anybody's.
   */
  private static List<Object> parts(Object whole, boolean onlyCode) {
    List<Object> parts = new ArrayList<>();
    for (Class<?> at = whole.getClass(); isOpen(at); at = at.getSuperclass()) {
      parts.addAll(OpenFields.of(whole, at, field -> !onlyCode || holdsCode(field)));
    }
    return parts;
  }

  private static boolean holdsCode(Field field) {
    return field.getType().isInterface() || field.getType() == Object.class;
  }

  /** The JDK's packages are closed to us. */
  private static boolean isOpen(@Nullable Class<?> type) {
    return type != null && type.getClassLoader() != null;
  }
}
