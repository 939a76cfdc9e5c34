package dev.holter.internal.agent;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Constructor;
import java.util.Map;
import java.util.Set;

/**
 * Loads a class once more, alone in a module to which a package of the JDK is open. Opened to the
 * module of Holter it would be open to the whole class path, and a worker's library could do in a
 * test what fails in production.
 */
final class Insider extends ClassLoader {
  private Insider() {
    super(Insider.class.getClassLoader());
  }

  /**
   * Makes an instance.
   *
   * @param type has a constructor without parameters, and uses nothing but the JDK
   * @param contract what the instance is known as
   * @param doors a class of each package of the JDK's base that it sees into
   */
  static <T> T make(
      Class<? extends T> type, Class<T> contract, Instrumentation jvm, Class<?>... doors)
      throws IOException, ReflectiveOperationException {
    Insider loader = new Insider();
    for (Class<?> door : doors) {
      jvm.redefineModule(
          door.getModule(),
          Set.of(),
          Map.of(),
          Map.of(door.getPackageName(), Set.of(loader.getUnnamedModule())),
          Set.of(),
          Map.of());
    }
    byte[] file = classFile(type.getName());
    Constructor<?> maker =
        loader.defineClass(type.getName(), file, 0, file.length).getDeclaredConstructor();
    maker.setAccessible(true);
    return contract.cast(maker.newInstance());
  }

  /** A class of Holter as it was compiled. */
  static byte[] classFile(String name) throws IOException {
    String path = "/" + name.replace('.', '/') + ".class";
    try (InputStream in = Insider.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new FileNotFoundException(path);
      }
      return in.readAllBytes();
    }
  }
}
