package dev.holter.internal.agent;

import java.lang.reflect.Method;
import java.security.ProtectionDomain;
import java.util.function.Consumer;

/** Defines a class in the bootstrap loader, by its class file; an {@link Insider}. */
final class BootDefiner implements Consumer<byte[]> {
  private final Method defineClass;

  BootDefiner() throws NoSuchMethodException {
    defineClass =
        ClassLoader.class.getDeclaredMethod(
            "defineClass1",
            ClassLoader.class,
            String.class,
            byte[].class,
            int.class,
            int.class,
            ProtectionDomain.class,
            String.class);
    defineClass.setAccessible(true);
  }

  @Override
  public void accept(byte[] file) {
    try {
      defineClass.invoke(null, null, null, file, 0, file.length, null, null);
    } catch (ReflectiveOperationException failed) {
      throw new IllegalStateException("Cannot define a class in the bootstrap loader", failed);
    }
  }
}
