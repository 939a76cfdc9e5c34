package dev.holter.internal.agent.boot;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.net.SocketException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The connections of which both ends are in this JVM, the server's and that of somebody in the
 * server's world. What is on its way over one of them is known, so whoever waits for something does
 * not count as long as nothing is, and time moves: what ends the wait is another thread of the
 * world. It counts again before that one writes.
 *
 * <p>An end is a socket's implementation, or a channel; all are equal to themselves only. Each
 * monitor is a leaf.
 */
final class LocalConnections {
  private static final Map<Object, LocalEnd> ENDS = SocketReads.weak();
  private static final Map<Object, LocalServer> CONNECTING = SocketReads.weak();

  /** By the ports of client and server. */
  private static final Map<Long, LocalConnection> OPEN = new HashMap<>();

  private LocalConnections() {}

  static @Nullable LocalEnd of(Object end) {
    return LocalServers.areUsed() ? ENDS.get(end) : null;
  }

  /** Before it connects. */
  static void connects(Object end, @Nullable SocketAddress address) {
    LocalServer server = LocalServers.areUsed() ? serverAt(address) : null;
    if (server != null) {
      CONNECTING.put(end, server);
      server.beginConnect();
      SelectorWaits.wake(server.channel(), SelectionKey.OP_ACCEPT);
    }
  }

  private static @Nullable LocalServer serverAt(@Nullable SocketAddress address) {
    if (!(address instanceof InetSocketAddress inet) || Endpoints.areAt(address)) {
      return null;
    }
    LocalServer server = LocalServers.at(inet.getPort());
    ActorHook actor = server == null ? null : HookTable.actor();
    boolean isInside = server != null && actor != null && server.isOf(actor);
    return isInside && isOfThisMachine(inet.getAddress()) ? server : null;
  }

  static boolean isOfThisMachine(@Nullable InetAddress address) {
    try {
      return address != null
          && (address.isLoopbackAddress()
              || address.isAnyLocalAddress()
              || NetworkInterface.getByInetAddress(address) != null);
    } catch (SocketException unknown) {
      return false;
    }
  }

  /**
   * It is connected.
   *
   * @param port its own
   */
  static void connected(Object end, int port) {
    LocalServer server = CONNECTING.remove(end);
    if (server != null) {
      join(server, end, port, false);
      server.connected(port);
    }
  }

  /**
   * A server has accepted it.
   *
   * @param port the client's
   */
  static void accepted(LocalServer server, Object end, int port) {
    if (!ENDS.containsKey(end)) {
      join(server, end, port, true);
      if (!server.isAccepting()) {
        server.serve();
        server.accepted(port);
      }
    }
  }

  private static void join(LocalServer server, Object end, int port, boolean isServers) {
    LocalConnection connection;
    long key = key(server, port);
    synchronized (OPEN) {
      connection = OPEN.get(key);
      if (connection == null || connection.server != server || connection.has(isServers)) {
        // The one before had the same ports and was not closed.
        connection = new LocalConnection(server);
        OPEN.put(key, connection);
      }
      connection.join(end, isServers);
    }
    ENDS.put(end, new LocalEnd(connection, isServers, port));
  }

  private static long key(LocalServer server, int port) {
    return ((long) server.port() << Integer.SIZE) | port;
  }

  /** Before it is closed, by whatever thread. */
  static void closes(Object end) {
    LocalServer server = CONNECTING.remove(end);
    if (server != null) {
      server.failConnect();
    }
    LocalEnd closed = LocalServers.areUsed() ? ENDS.remove(end) : null;
    if (closed != null) {
      closed.close();
      forget(closed);
    }
  }

  /** A server may still have to accept a connection that its client has closed. */
  private static void forget(LocalEnd closed) {
    LocalConnection connection = closed.connection();
    if (closed.isServers()) {
      synchronized (OPEN) {
        OPEN.remove(key(connection.server, closed.port()), connection);
      }
      connection.server.left(closed.port());
    }
  }

  /** The calling thread is about to wait at a selector, as it does for a server's connections. */
  static void served(Selector selector) {
    if (LocalServers.areUsed()) {
      selector.keys().stream()
          .map(key -> LocalServers.of(key.channel()))
          .filter(Objects::nonNull)
          .forEach(LocalServer::serve);
    }
  }

  /** Whether a thread that comes to a selector finds something there, now or in no time. */
  static boolean isAwaited(Selector selector) {
    if (!LocalServers.areUsed() && !LocalMailboxes.areUsed() && !LocalPipe.areUsed()) {
      return false;
    }
    try {
      return selector.keys().stream().anyMatch(LocalConnections::isAwaited);
    } catch (ClosedSelectorException closed) {
      return false;
    }
  }

  private static boolean isAwaited(SelectionKey key) {
    if (key.channel() instanceof ServerSocketChannel server) {
      LocalServer known = LocalServers.of(server);
      return known != null && known.isAwaited() && SelectorWaits.wants(key, SelectionKey.OP_ACCEPT);
    }
    if (CONNECTING.containsKey(key.channel())
        && SelectorWaits.wants(key, SelectionKey.OP_CONNECT)) {
      return true;
    }
    LocalStream incoming = incoming(key.channel());
    return incoming != null
        && incoming.isComing()
        && SelectorWaits.wants(key, SelectionKey.OP_READ);
  }

  /** What comes to a channel that is read from. */
  private static @Nullable LocalStream incoming(Object channel) {
    LocalMailbox mailbox = LocalMailboxes.of(channel);
    if (mailbox != null) {
      return mailbox.incoming();
    }
    LocalPipe pipe = LocalPipe.of(channel);
    if (pipe != null) {
      return pipe.incoming();
    }
    LocalEnd end = ENDS.get(channel);
    return end == null ? null : end.incoming();
  }
}
