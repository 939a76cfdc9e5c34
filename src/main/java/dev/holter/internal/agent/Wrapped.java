package dev.holter.internal.agent;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks for the task in what libraries put around it: an object that runs, and has exactly one
 * field for something else that runs. What the JDK puts around, it keeps to itself.
 */
final class Wrapped {
  /** More layers are taken for a circle. */
  private static final int MOST_LAYERS = 8;

  private static final ClassValue<Optional<Field>> FIELDS =
      new ClassValue<>() {
        @Override
        protected Optional<Field> computeValue(Class<?> type) {
          return onlyTask(type);
        }
      };

  private Wrapped() {}

  static Object innermost(Object task) {
    Object inner = task;
    for (int layer = 0; layer < MOST_LAYERS; layer++) {
      Optional<Field> field = FIELDS.get(inner.getClass());
      if (field.isEmpty()) {
        return inner;
      }
      try {
        Object next = field.get().get(inner);
        if (next == null) {
          return inner;
        }
        inner = next;
      } catch (IllegalAccessException closed) {
        return inner;
      }
    }
    return inner;
  }

  private static Optional<Field> onlyTask(Class<?> type) {
    List<Field> tasks = new ArrayList<>();
    // The JDK's packages are closed to us.
    for (Class<?> at = type; at != null && at.getClassLoader() != null; at = at.getSuperclass()) {
      for (Field field : at.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers()) && field.getType() == Runnable.class) {
          tasks.add(field);
        }
      }
    }
    return tasks.size() == 1 && tasks.get(0).trySetAccessible()
        ? Optional.of(tasks.get(0))
        : Optional.empty();
  }
}
