package dev.holter.internal.agent.boot;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** In the place of the methods of {@code jdk.internal.misc.Signal}. */
public final class OnSignal {
  private static final AtomicReference<@Nullable Predicate<Object>> DISPATCHER =
      new AtomicReference<>();

  private OnSignal() {}

  /**
   * Sets what runs the handler of a signal in a thread that the calling one starts, if it has a
   * handler in Java.
   */
  public static void dispatchWith(Predicate<Object> present) {
    DISPATCHER.set(present);
  }

  /**
   * In the place of {@code raise}, if it returns true: the operating system would take the signal
   * to a thread of the JVM's own, which starts the handler's thread some time later.
   */
  public static boolean raise(Object signal) {
    Predicate<Object> present = DISPATCHER.get();
    return present != null && HookTable.current() != null && present.test(signal);
  }
}
