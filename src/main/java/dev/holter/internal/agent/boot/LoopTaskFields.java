package dev.holter.internal.agent.boot;

import java.lang.reflect.Field;

/** Reads what Netty's planned tasks keep to themselves, for each class loader that has Netty. */
final class LoopTaskFields {
  private final ClassValue<Fields> fields =
      new ClassValue<>() {
        @Override
        protected Fields computeValue(Class<?> type) {
          return new Fields(open(type, "deadlineNanos"), open(type, "periodNanos"));
        }
      };

  /**
   * Those of one class.
   *
   * @param deadlineNanos when a task is due
   * @param periodNanos how long after its last run it is due again, or if negative how long after
   *     the end of that; zero for once
   */
  record Fields(Field deadlineNanos, Field periodNanos) {
    long deadline(Object task) {
      return read(deadlineNanos, task);
    }

    long period(Object task) {
      return read(periodNanos, task);
    }

    private static long read(Field field, Object task) {
      try {
        return field.getLong(task);
      } catch (IllegalAccessException impossible) {
        throw new IllegalStateException("Cannot read [" + field + "]", impossible);
      }
    }
  }

  Fields of(Object task) {
    return fields.get(task.getClass());
  }

  private static Field open(Class<?> type, String name) {
    try {
      Field field = type.getDeclaredField(name);
      field.setAccessible(true);
      return field;
    } catch (NoSuchFieldException otherNetty) {
      throw new IllegalStateException("[" + type + "] has no [" + name + "]", otherNetty);
    }
  }
}
