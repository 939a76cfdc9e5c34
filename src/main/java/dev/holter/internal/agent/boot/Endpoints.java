package dev.holter.internal.agent.boot;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The endpoints that are open in this JVM, by their ports, and the clients that they serve now, by
 * theirs: both are of this machine's loopback interface. The monitor is a leaf.
 */
public final class Endpoints {
  private static final Map<Integer, EndpointHook> OPEN = new HashMap<>();
  private static final Map<Integer, Runnable> SERVED = new HashMap<>();

  private static final AtomicInteger COUNT = new AtomicInteger();

  private Endpoints() {}

  /** A port is open from here on. */
  public static void open(int port, EndpointHook hook) {
    synchronized (OPEN) {
      OPEN.put(port, hook);
      COUNT.set(OPEN.size());
    }
  }

  /** The port is closed again. */
  public static void close(int port) {
    synchronized (OPEN) {
      OPEN.remove(port);
      COUNT.set(OPEN.size());
    }
  }

  static boolean areAt(@Nullable SocketAddress server) {
    return !areNone()
        && server instanceof InetSocketAddress address
        && at(address.getPort()) != null;
  }

  static @Nullable EndpointHook at(int port) {
    synchronized (OPEN) {
      return OPEN.get(port);
    }
  }

  /**
   * A client's request is being served.
   *
   * @param gone hears that the client has closed its connection; takes no lock but the clock's
   */
  public static void serves(int client, Runnable gone) {
    synchronized (SERVED) {
      SERVED.put(client, gone);
    }
  }

  /** It is served no longer. */
  public static void served(int client, Runnable gone) {
    synchronized (SERVED) {
      SERVED.remove(client, gone);
    }
  }

  /** Asked for each packet that the JVM sends. */
  static boolean areNone() {
    return COUNT.get() == 0;
  }

  /** Before a client closes its connection. */
  static void leaves(int client) {
    Runnable gone;
    synchronized (SERVED) {
      gone = SERVED.get(client);
    }
    if (gone != null) {
      gone.run();
    }
  }
}
