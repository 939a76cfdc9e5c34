package dev.holter.internal.agent;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Starts the thread in which a signal is handled, as the JVM does when the signal has come; made by
 * {@link Insider}. False for a signal that is not handled in Java.
 */
final class SignalDispatch implements Predicate<Object> {
  static final String SIGNAL = "jdk.internal.misc.Signal";

  private final Map<?, ?> handlers;
  private final Method handle;

  SignalDispatch() throws ReflectiveOperationException {
    Class<?> signal = Class.forName(SIGNAL);
    Field all = signal.getDeclaredField("handlers");
    all.setAccessible(true);
    handlers = (Map<?, ?>) all.get(null);
    handle = Class.forName(SIGNAL + "$Handler").getDeclaredMethod("handle", signal);
    handle.setAccessible(true);
  }

  /** The calling thread starts the handler's, which is therefore on the same clock. */
  @Override
  public boolean test(Object signal) {
    Object handler = handlers.get(signal);
    if (handler == null) {
      return false;
    }
    new Thread(null, () -> handle(handler, signal), signal + " handler", 0, false).start();
    return true;
  }

  private void handle(Object handler, Object signal) {
    try {
      handle.invoke(handler, signal);
    } catch (InvocationTargetException failed) {
      // A handler declares no exception.
      if (failed.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) failed.getCause();
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException("Cannot handle [" + signal + "]", impossible);
    }
  }
}
