package dev.holter.internal.agent.boot;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * In the place of the look-ups by name: whoever asks for a native method that waits, or reads the
 * time, gets what stands for it. It does what the JDK's does on a thread that is on no clock.
 */
public final class OnReflection {
  private static final Set<String> OF_SYSTEM = Set.of("nanoTime", "currentTimeMillis");
  private static final Set<String> OF_THREAD = Set.of("sleep", "yield");

  private OnReflection() {}

  /** {@link Class#getMethod}. */
  public static Method getMethod(Class<?> type, String name, Class<?>... parameters)
      throws NoSuchMethodException {
    return standIn(type.getMethod(name, parameters));
  }

  /** {@link Class#getDeclaredMethod}. */
  public static Method getDeclaredMethod(Class<?> type, String name, Class<?>... parameters)
      throws NoSuchMethodException {
    return standIn(type.getDeclaredMethod(name, parameters));
  }

  /** {@link Class#getMethods}, among which languages and expressions look for a call's method. */
  public static Method[] getMethods(Class<?> type) {
    return standIns(type.getMethods());
  }

  /** {@link Class#getDeclaredMethods}. */
  public static Method[] getDeclaredMethods(Class<?> type) {
    return standIns(type.getDeclaredMethods());
  }

  private static Method[] standIns(Method[] found) {
    for (int at = 0; at < found.length; at++) {
      found[at] = standIn(found[at]);
    }
    return found;
  }

  /** By where it is declared: it may have been looked for in a subclass. */
  private static Method standIn(Method found) {
    Class<?> stand = standIn(found.getDeclaringClass(), found.getName());
    if (stand == null || !Modifier.isPublic(found.getModifiers())) {
      return found;
    }
    try {
      return stand.getMethod(found.getName(), found.getParameterTypes());
    } catch (NoSuchMethodException other) {
      return found;
    }
  }

  /** {@link MethodHandles.Lookup#findStatic}. */
  public static MethodHandle findStatic(
      MethodHandles.Lookup lookup, Class<?> type, String name, MethodType signature)
      throws NoSuchMethodException, IllegalAccessException {
    Class<?> stand = standIn(type, name);
    return stand == null
        ? lookup.findStatic(type, name, signature)
        : MethodHandles.lookup().findStatic(stand, name, signature);
  }

  private static @Nullable Class<?> standIn(Class<?> type, @Nullable String name) {
    if (name == null) {
      return null;
    }
    if (type == System.class && OF_SYSTEM.contains(name)) {
      return OnSystem.class;
    }
    return type == Thread.class && OF_THREAD.contains(name) ? OnThread.class : null;
  }
}
