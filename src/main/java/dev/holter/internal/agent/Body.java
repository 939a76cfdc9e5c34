package dev.holter.internal.agent;

import net.bytebuddy.jar.asm.Type;

/**
 * A method of the JDK, or of a library that clients are made of, whose own body calls a hook.
 *
 * @param owner the class, as byte code names it
 * @param when where in the body
 * @param hookDescriptor what the hook takes, a prefix of receiver and parameters, and returns
 */
record Body(
    String owner,
    String name,
    String descriptor,
    When when,
    String hook,
    String hookName,
    String hookDescriptor) {
  static final String NETTY = "io/netty/";

  /** The JDK's sockets for TLS. */
  static final String SSL = "sun/security/ssl/";

  /** The same with the class of the hook, which need not be named as byte code does. */
  Body(
      String owner,
      String name,
      String descriptor,
      When when,
      Class<?> hook,
      String hookName,
      String hookDescriptor) {
    this(owner, name, descriptor, when, Type.getInternalName(hook), hookName, hookDescriptor);
  }

  /** Whether others than the JDK have it, in as many versions as there are. */
  boolean isOfLibrary() {
    return owner.startsWith(NETTY);
  }

  /** Whether it has its hook when the JVM loads it for a user: what it brings along is large. */
  boolean isLoadedLate() {
    return owner.startsWith(SSL);
  }

  enum When {
    /** At the start. */
    BEFORE,
    /** At the start; the method returns at once if the hook returns true. */
    UNLESS,
    /** At the start; the method returns what the hook returns, unless it is null. */
    INSTEAD,
    /**
     * At the start; the method returns the number that the hook returns, unless it is the least.
     */
    INSTEAD_OF_NUMBER,
    /** At each return. */
    AFTER,
    /**
     * At each return; the method returns what the hook makes of its result, which comes before a
     * prefix of receiver and parameters.
     */
    RESULT,
    /** Just before a native method of the same class is called. */
    BEFORE_NATIVE
  }
}
