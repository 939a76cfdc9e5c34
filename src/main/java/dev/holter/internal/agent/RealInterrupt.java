package dev.holter.internal.agent;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.Consumer;

/** Calls {@link Thread#interrupt} of the JDK, not a subclass's; made by {@link Insider}. */
final class RealInterrupt implements Consumer<Thread> {
  private final MethodHandle interrupt;

  RealInterrupt() throws ReflectiveOperationException {
    interrupt =
        MethodHandles.privateLookupIn(Thread.class, MethodHandles.lookup())
            .findSpecial(
                Thread.class, "interrupt", MethodType.methodType(void.class), Thread.class);
  }

  @Override
  public void accept(Thread thread) {
    if (thread.getClass().getClassLoader() == null) {
      // A virtual thread has another way, and it is the JDK's.
      thread.interrupt();
      return;
    }
    try {
      interrupt.invokeExact(thread);
    } catch (Throwable impossible) {
      throw new IllegalStateException("Cannot interrupt [" + thread + "]", impossible);
    }
  }
}
