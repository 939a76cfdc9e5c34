package dev.holter.internal.agent;

/**
 * Netty's transports in native code. What waits there would be seen by nobody, and libraries that
 * prefer them take Netty's other one if they are not to be had.
 */
final class NativeTransports {
  /** Netty's own. Whoever has set it knows better. */
  private static final String SWITCH = "io.netty.transport.noNative";

  private NativeTransports() {}

  static void switchOff() {
    if (System.getProperty(SWITCH) == null) {
      System.setProperty(SWITCH, "true");
    }
  }
}
