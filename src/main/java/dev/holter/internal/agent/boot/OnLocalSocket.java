package dev.holter.internal.agent.boot;

import java.io.FileDescriptor;
import java.net.SocketImpl;

/** In the methods of the JDK's sockets: what goes over a connection within this JVM. */
public final class OnLocalSocket {
  private OnLocalSocket() {}

  /** What {@code beginWrite} returns, before bytes are written. */
  public static FileDescriptor beganWrite(FileDescriptor file, SocketImpl socket) {
    LocalEnd end = LocalConnections.of(socket);
    if (end != null) {
      end.beginWrite();
    }
    return file;
  }

  /** How many bytes were written, if any. */
  public static int wrote(int bytes, SocketImpl socket) {
    LocalEnd end = bytes > 0 ? LocalConnections.of(socket) : null;
    if (end != null) {
      end.wrote(bytes);
    }
    return bytes;
  }

  /** After bytes were written, or could not be. */
  public static void endsWrite(SocketImpl socket) {
    LocalEnd end = LocalConnections.of(socket);
    if (end != null) {
      end.endWrite();
    }
  }

  /** Before nothing more is read: another thread may be reading. */
  public static void endsInput(SocketImpl socket) {
    LocalEnd end = LocalConnections.of(socket);
    if (end != null) {
      end.endInput();
    }
  }

  /** Before nothing more is written. */
  public static void endsOutput(SocketImpl socket) {
    LocalEnd end = LocalConnections.of(socket);
    if (end != null) {
      end.endOutput();
    }
  }

  /** A server's socket is open. */
  public static void listens(SocketImpl server) {
    LocalServers.open(server, SocketPorts.local(server), null);
  }
}
