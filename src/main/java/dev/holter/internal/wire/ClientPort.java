package dev.holter.internal.wire;

/** Knows the port of the client whose request the calling server thread serves. */
final class ClientPort {
  private static final int NONE = -1;

  private static final ThreadLocal<Integer> PRESENT = ThreadLocal.withInitial(() -> NONE);

  private ClientPort() {}

  static void begin(int port) {
    PRESENT.set(port);
  }

  static void end() {
    PRESENT.remove();
  }

  /** The port at the client's end of the connection, or a number that no port has. */
  static int present() {
    return PRESENT.get();
  }
}
