package dev.holter.internal.agent;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads references in the fields of others' objects; nothing from what a module keeps closed. */
final class OpenFields {
  private OpenFields() {}

  /** What a class declares for all of its objects. */
  static List<Object> ofClass(Class<?> type) {
    return read(type, null, field -> Modifier.isStatic(field.getModifiers()));
  }

  /**
   * What a class declares for each object, in this one.
   *
   * @param type the object's, or one above it
   */
  static List<Object> of(Object whole, Class<?> type, Predicate<Field> wanted) {
    return read(
        type, whole, field -> !Modifier.isStatic(field.getModifiers()) && wanted.test(field));
  }

  private static List<Object> read(Class<?> type, @Nullable Object whole, Predicate<Field> wanted) {
    List<Object> values = new ArrayList<>();
    Arrays.stream(type.getDeclaredFields())
        .filter(field -> !field.getType().isPrimitive() && wanted.test(field))
        .filter(Field::trySetAccessible)
        .forEach(field -> add(field, whole, values));
    return values;
  }

  private static void add(Field field, @Nullable Object whole, List<Object> values) {
    try {
      Object value = field.get(whole);
      if (value != null) {
        values.add(value);
      }
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException("Cannot read [" + field + "]", impossible);
    }
  }
}
