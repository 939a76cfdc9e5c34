package dev.holter.internal.agent.boot;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
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
    Class<?> stand = standIn(type, name);
    return stand == null ? type.getMethod(name, parameters) : stand.getMethod(name, parameters);
  }

  /** {@link Class#getDeclaredMethod}. */
  public static Method getDeclaredMethod(Class<?> type, String name, Class<?>... parameters)
      throws NoSuchMethodException {
    Class<?> stand = standIn(type, name);
    return stand == null
        ? type.getDeclaredMethod(name, parameters)
        : stand.getMethod(name, parameters);
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
