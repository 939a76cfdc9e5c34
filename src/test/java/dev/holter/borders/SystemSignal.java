package dev.holter.borders;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * A signal of the operating system, as {@code sun.misc.Signal} has it; by reflection, since the
 * compiler warns of each use of that class, and nothing silences it.
 */
final class SystemSignal {
  private final Class<?> type;
  private final Class<?> handler;
  private final Object signal;

  SystemSignal(String name) throws ReflectiveOperationException {
    type = Class.forName("sun.misc.Signal");
    handler = Class.forName("sun.misc.SignalHandler");
    signal = type.getConstructor(String.class).newInstance(name);
  }

  void handle(Runnable action) throws ReflectiveOperationException {
    set(
        Proxy.newProxyInstance(
            handler.getClassLoader(),
            new Class<?>[] {handler},
            (proxy, method, arguments) -> {
              action.run();
              return null;
            }));
  }

  /** What the system does with it by itself. */
  void forget() throws ReflectiveOperationException {
    set(handler.getField("SIG_DFL").get(null));
  }

  private void set(Object present) throws ReflectiveOperationException {
    type.getMethod("handle", type, handler).invoke(null, signal, present);
  }

  void raise() throws ReflectiveOperationException {
    try {
      type.getMethod("raise", type).invoke(null, signal);
    } catch (InvocationTargetException failed) {
      if (failed.getCause() instanceof RuntimeException refused) {
        throw refused;
      }
      throw failed;
    }
  }
}
