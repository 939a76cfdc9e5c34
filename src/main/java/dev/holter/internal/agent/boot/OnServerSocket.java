package dev.holter.internal.agent.boot;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * In the place of the methods that wait for a connection; unless they return null. As at a
 * selector, the thread does not count meanwhile; but a wait with a limit stays one in real time.
 */
public final class OnServerSocket {
  /** Who lets the JDK do it. Another thread may close the server before the JDK has begun. */
  private static final Set<Thread> INSIDE = ConcurrentHashMap.newKeySet();

  private OnServerSocket() {}

  /** {@link ServerSocket#accept()}. */
  public static @Nullable Socket accept(ServerSocket server) throws IOException {
    boolean waits = server.getSoTimeout() == 0;
    return waits
        ? accept(
            "ServerSocket.accept", false, server.getLocalPort(), server::accept, Socket::getPort)
        : null;
  }

  /** {@link ServerSocketChannel#accept()}. */
  public static @Nullable SocketChannel accept(ServerSocketChannel server) throws IOException {
    int port = port(server.getLocalAddress());
    // One at a file has no port: who has connected to it is not known, and may be there already.
    boolean waits = server.isBlocking() && port >= 0;
    return waits
        ? accept("ServerSocketChannel.accept", true, port, server::accept, SocketPorts::remote)
        : null;
  }

  private interface Accept<T> {
    T accept() throws IOException;
  }

  private static <T> @Nullable T accept(
      String what, boolean isChannel, int at, Accept<T> server, ToIntFunction<T> clientsPort)
      throws IOException {
    if (!INSIDE.add(Thread.currentThread())) {
      return null;
    }
    try {
      LocalServer known = LocalServers.areUsed() ? LocalServers.at(at) : null;
      return known == null
          ? accept(what, isChannel, server)
          : accept(what, isChannel, known, server, clientsPort);
    } finally {
      INSIDE.remove(Thread.currentThread());
    }
  }

  private static <T> @Nullable T accept(
      String what,
      boolean isChannel,
      LocalServer known,
      Accept<T> server,
      ToIntFunction<T> clientsPort)
      throws IOException {
    known.serve();
    known.beginAccept();
    Outside outside = Outside.begin(what, isChannel, known::isClosed);
    T accepted = null;
    try {
      accepted = outside == null ? null : server.accept();
      return accepted;
    } finally {
      if (accepted != null && outside != null) {
        if (known.isAwaited()) {
          outside.comeBack();
        }
        known.accepted(clientsPort.applyAsInt(accepted));
      }
      known.endAccept();
      Outside.end(outside, known::hasComeBack);
    }
  }

  private static <T> @Nullable T accept(String what, boolean isChannel, Accept<T> server)
      throws IOException {
    Outside outside = Outside.begin(what, isChannel);
    if (outside == null) {
      return null;
    }
    try {
      return server.accept();
    } finally {
      outside.end();
    }
  }

  private static int port(@Nullable SocketAddress address) {
    return address instanceof InetSocketAddress inet ? inet.getPort() : -1;
  }

  /** What {@code ServerSocketChannel.bind} returns. */
  public static ServerSocketChannel bound(ServerSocketChannel server) throws IOException {
    int port = port(server.getLocalAddress());
    if (port >= 0) {
      LocalServers.open(server, port, server);
    }
    return server;
  }

  /** What {@code ServerSocketChannel.accept} returns. */
  public static @Nullable SocketChannel accepted(
      @Nullable SocketChannel channel, ServerSocketChannel server) throws IOException {
    LocalServer known = channel == null ? null : LocalServers.of(server);
    if (channel != null && known != null) {
      LocalConnections.accepted(known, channel, port(channel.getRemoteAddress()));
    }
    return channel;
  }

  /** Before a channel is closed by whatever thread. */
  public static void closes(ServerSocketChannel server) {
    LocalServers.closes(server);
  }
}
