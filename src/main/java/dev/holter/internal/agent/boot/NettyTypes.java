package dev.holter.internal.agent.boot;

import org.jspecify.annotations.Nullable;

/**
 * Finds Netty's classes, which no class of the bootstrap loader could name; a library may bring
 * them along with something before their names.
 */
final class NettyTypes {
  private NettyTypes() {}

  /** The class of Netty's with this name from which another one inherits; null if there is none. */
  static @Nullable Class<?> superclass(Class<?> heir, String name) {
    Class<?> type = heir;
    while (type != null && !isNamed(type.getName(), name)) {
      type = type.getSuperclass();
    }
    return type;
  }

  private static boolean isNamed(String full, String name) {
    return full.equals(name) || full.endsWith("." + name);
  }

  /** Another class of the same copy of Netty. */
  static Class<?> beside(Class<?> known, String knownName, String name)
      throws ClassNotFoundException {
    String full = known.getName();
    String prefix = full.substring(0, full.length() - knownName.length());
    return Class.forName(prefix + name, false, known.getClassLoader());
  }
}
