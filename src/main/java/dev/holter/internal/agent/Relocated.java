package dev.holter.internal.agent;

/**
 * Netty, which some libraries bring along under a name of their own before its own: such a copy is
 * treated as the original.
 */
final class Relocated {
  private static final String WITHIN = "/" + Body.NETTY;

  private Relocated() {}

  /** What a class, as byte code names it, is a copy of; itself if it is none. */
  static String original(String name) {
    int prefix = name.indexOf(WITHIN);
    return prefix < 0 ? name : name.substring(prefix + 1);
  }

  /** The same of all classes in a descriptor. */
  static String originals(String descriptor) {
    return descriptor.contains(WITHIN)
        ? descriptor.replaceAll("L[\\w$/]*" + WITHIN, "L" + Body.NETTY)
        : descriptor;
  }

  /** What comes before the name of the original, as byte code names it. */
  static String prefix(String name) {
    return name.substring(0, name.length() - original(name).length());
  }
}
