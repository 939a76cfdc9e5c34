package dev.holter.internal.agent.boot;

import java.nio.channels.ServerSocketChannel;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The servers that worlds in this JVM have opened, by their ports. The monitor is a leaf. */
public final class LocalServers {
  private static final Map<Integer, LocalServer> OPEN = new HashMap<>();
  private static final Map<Object, LocalServer> ENDS = SocketReads.weak();

  /** Connections outlive their servers. */
  private static final AtomicBoolean EVER = new AtomicBoolean();

  private LocalServers() {}

  /** The calling thread has opened a server. */
  static void open(Object end, int port, @Nullable ServerSocketChannel channel) {
    ActorHook actor = HookTable.actor();
    Object world = actor == null ? null : actor.world();
    synchronized (OPEN) {
      if (world == null) {
        // The port may have been that of a server which nobody has closed.
        OPEN.remove(port);
      } else {
        EVER.set(true);
        LocalServer server = new LocalServer(world, port, channel);
        OPEN.put(port, server);
        ENDS.put(end, server);
      }
    }
  }

  /** Before it is closed, by whatever thread. */
  static void closes(Object end) {
    LocalServer server = areUsed() ? ENDS.remove(end) : null;
    if (server == null) {
      return;
    }
    synchronized (OPEN) {
      OPEN.remove(server.port(), server);
    }
  }

  static @Nullable LocalServer at(int port) {
    synchronized (OPEN) {
      return OPEN.get(port);
    }
  }

  /** Whether a port is that of a server in the calling thread's world, whose threads count. */
  public static boolean serveCaller(int port) {
    ActorHook actor = areUsed() ? HookTable.actor() : null;
    LocalServer server = actor == null ? null : at(port);
    return actor != null && server != null && server.serves(actor);
  }

  /** By its socket, or channel. */
  static @Nullable LocalServer of(Object end) {
    return areUsed() ? ENDS.get(end) : null;
  }

  /** Whether there has been any. Asked before each packet that the JVM sends. */
  static boolean areUsed() {
    return EVER.get();
  }
}
