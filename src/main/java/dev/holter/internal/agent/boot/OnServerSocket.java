package dev.holter.internal.agent.boot;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * In the place of the methods that wait for a connection; unless they return null. As at a
 * selector, the thread does not count meanwhile; but a wait with a limit stays one in real time.
 */
public final class OnServerSocket {
  private OnServerSocket() {}

  /** {@link ServerSocket#accept()}. */
  public static @Nullable Socket accept(ServerSocket server) throws IOException {
    Outside outside = server.getSoTimeout() == 0 ? Outside.begin("ServerSocket.accept") : null;
    if (outside == null) {
      return null;
    }
    try {
      return server.accept();
    } finally {
      outside.end();
    }
  }

  /** {@link ServerSocketChannel#accept()}. */
  public static @Nullable SocketChannel accept(ServerSocketChannel server) throws IOException {
    Outside outside = server.isBlocking() ? Outside.begin("ServerSocketChannel.accept") : null;
    if (outside == null) {
      return null;
    }
    try {
      return server.accept();
    } finally {
      outside.end();
    }
  }
}
