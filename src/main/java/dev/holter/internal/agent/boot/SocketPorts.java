package dev.holter.internal.agent.boot;

import java.net.Socket;
import java.net.SocketImpl;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The ports of sockets, which the JDK keeps to itself. */
public final class SocketPorts {
  private static final AtomicReference<@Nullable ToLongFunction<Object>> READER =
      new AtomicReference<>();

  private SocketPorts() {}

  /** Says how to read both ports of a socket, the local one in the upper half. */
  public static void readWith(ToLongFunction<Object> reader) {
    READER.set(reader);
  }

  static int local(SocketImpl socket) {
    return (int) (both(socket) >>> Integer.SIZE);
  }

  static int remote(SocketImpl socket) {
    return (int) both(socket);
  }

  /** The same of a channel, which may be closed; less than zero for one that has no ports. */
  static int local(SocketChannel channel) {
    Socket socket = socket(channel);
    return socket == null ? -1 : socket.getLocalPort();
  }

  /** The same of its peer. */
  static int remote(SocketChannel channel) {
    Socket socket = socket(channel);
    return socket == null ? -1 : socket.getPort();
  }

  /** Null for a channel whose address is a file. */
  private static @Nullable Socket socket(SocketChannel channel) {
    try {
      return channel.socket();
    } catch (UnsupportedOperationException hasNone) {
      return null;
    }
  }

  private static long both(SocketImpl socket) {
    ToLongFunction<Object> reader = READER.get();
    return reader == null ? 0 : reader.applyAsLong(socket);
  }
}
