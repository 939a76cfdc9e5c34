package dev.holter.internal.wire;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The HTTP endpoints that are open in this JVM, by port.
 *
 * <p>Static because the SDK makes the interceptor that asks: nothing else connects the two.
 */
final class LiveEndpoints {

  private static final Map<Integer, Passages> OPEN = new ConcurrentHashMap<>();

  private LiveEndpoints() {}

  static void open(int port, Passages passages) {
    OPEN.put(port, passages);
  }

  static void close(int port) {
    OPEN.remove(port);
  }

  static Optional<Passages> at(String host, int port) {
    if (OPEN.isEmpty()) {
      return Optional.empty();
    }
    return isLoopback(host) ? Optional.ofNullable(OPEN.get(port)) : Optional.empty();
  }

  /** Returns the names under which clients reach an endpoint. */
  static boolean isLoopback(String host) {
    return host.equals(WireServer.LOOPBACK) || host.equals("localhost");
  }
}
