package dev.holter;

import java.lang.annotation.Annotation;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/** Writes an annotation as Java, with those of its attributes that are not as they are unsaid. */
final class AnnotationCode {

  private AnnotationCode() {}

  /** Whether it makes a test of a method, which a copy of the method has its own for. */
  static boolean makesTest(Annotation annotation) {
    return AnnotationSupport.isAnnotated(annotation.annotationType(), Testable.class);
  }

  static String of(Annotation annotation) {
    Class<? extends Annotation> type = annotation.annotationType();
    String attributes =
        Arrays.stream(type.getDeclaredMethods())
            .filter(each -> !Objects.deepEquals(each.getDefaultValue(), value(each, annotation)))
            .map(each -> each.getName() + " = " + code(value(each, annotation)))
            .sorted()
            .collect(Collectors.joining(", "));
    return "@" + name(type) + (attributes.isEmpty() ? "" : "(" + attributes + ")");
  }

  private static Object value(Method attribute, Annotation annotation) {
    return ReflectionSupport.invokeMethod(attribute, annotation);
  }

  private static String code(Object value) {
    if (value.getClass().isArray()) {
      return IntStream.range(0, Array.getLength(value))
          .mapToObj(index -> code(Array.get(value, index)))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof String text) {
      return quoted(text);
    }
    if (value instanceof Annotation inner) {
      return of(inner);
    }
    if (value instanceof Class<?> type) {
      return name(type) + ".class";
    }
    if (value instanceof Enum<?> constant) {
      return name(constant.getDeclaringClass()) + "." + constant.name();
    }
    if (value instanceof Character one) {
      return "(char) " + (int) one;
    }
    return value instanceof Long
        ? value + "L"
        : value instanceof Float ? value + "f" : value.toString();
  }

  static String quoted(String text) {
    return '"'
        + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\r", "\\r")
        + '"';
  }

  /** With its package, since the copy's file may not import it. */
  private static String name(Class<?> type) {
    return Objects.requireNonNullElse(type.getCanonicalName(), type.getName());
  }
}
