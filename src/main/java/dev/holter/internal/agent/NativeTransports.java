package dev.holter.internal.agent;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Netty's transports in native code. What waits there would be seen by nobody, and libraries that
 * prefer them take Netty's other one if they are not to be had. Each copy of Netty has a property
 * of its own for that.
 */
final class NativeTransports {
  private static final String CHANNELS = Body.NETTY + "channel/";
  private static final String SWITCH = "io.netty.transport.noNative";

  private final Set<String> seen = ConcurrentHashMap.newKeySet();

  /** A class is being loaded: those of the transports themselves look at the property later. */
  void isLoading(String name) {
    if (Relocated.original(name).startsWith(CHANNELS)) {
      String prefix = Relocated.prefix(name);
      if (seen.add(prefix)) {
        switchOff(prefix.replace('/', '.') + SWITCH);
      }
    }
  }

  /** Whoever has set it knows better. */
  private static void switchOff(String property) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, "true");
    }
  }
}
