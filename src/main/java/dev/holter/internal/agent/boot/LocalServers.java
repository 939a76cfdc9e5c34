package dev.holter.internal.agent.boot;

import java.nio.channels.ServerSocketChannel;
import org.jspecify.annotations.Nullable;

/** The servers that worlds in this JVM have opened, by their ports. */
public final class LocalServers {
  private static final LocalPorts<LocalServer> PORTS = new LocalPorts<>();

  private LocalServers() {}

  /** The calling thread has opened a server. */
  static void open(Object end, int port, @Nullable ServerSocketChannel channel) {
    PORTS.open(end, port, world -> new LocalServer(world, port, channel));
  }

  /** Before it is closed, by whatever thread. */
  static void closes(Object end) {
    LocalServer closed = PORTS.close(end);
    if (closed != null) {
      closed.close();
    }
  }

  static @Nullable LocalServer at(int port) {
    return PORTS.at(port);
  }

  /** Whether a port is that of a server in the calling thread's world, whose threads count. */
  public static boolean serveCaller(int port) {
    ActorHook actor = areUsed() ? HookTable.actor() : null;
    LocalServer server = actor == null ? null : at(port);
    return actor != null && server != null && server.serves(actor);
  }

  /** By its socket, or channel. */
  static @Nullable LocalServer of(Object end) {
    return PORTS.of(end);
  }

  /** Whether there has been any. Asked before each packet that the JVM sends. */
  static boolean areUsed() {
    return PORTS.areUsed();
  }
}
