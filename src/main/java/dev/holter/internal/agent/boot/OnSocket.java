package dev.holter.internal.agent.boot;

import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import java.net.SocketOptions;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * In the methods of the JDK's sockets. A thread of a clock that asks the endpoint sits in a read
 * for as long as the endpoint lets it wait in virtual time: for as long, the limit of the read is
 * virtual, and another thread that closes the socket ends the wait.
 */
public final class OnSocket {
  private static final String TIMED_OUT = "Read timed out";

  private OnSocket() {}

  /** Before a write: what is read next is the answer to it. */
  public static void writes(SocketImpl socket) {
    ThreadHook hook = HookTable.current();
    if (hook != null) {
      Askers.add(socket, Thread.currentThread());
      hook.beforeRequest(limit(socket));
    }
  }

  private static @Nullable Duration limit(SocketImpl socket) {
    int millis = millis(socket);
    return millis <= 0 ? null : Duration.ofMillis(millis);
  }

  /** The limit of its reads, zero if there is none, and less than zero if it is closed. */
  static int millis(SocketImpl socket) {
    try {
      return (Integer) socket.getOption(SocketOptions.SO_TIMEOUT);
    } catch (SocketException closed) {
      return -1;
    }
  }

  /** Before these bytes are written. */
  public static void writes(SocketImpl socket, byte[] bytes, int from, int length) {
    Http2Connection known = SocketReads.of(socket);
    ByteBuffer sent = ByteBuffer.wrap(bytes, from, length);
    if (known == null && HookTable.own() != null) {
      known = begins(socket, sent) ? new Http2Connection(false) : OnSslSocket.begun();
      if (known != null) {
        SocketReads.add(socket, known);
      }
    }
    if (known != null && !known.isEncrypted()) {
      known.sends(sent);
    }
  }

  /** What is on its way over a connection within this JVM is known. */
  private static boolean begins(SocketImpl socket, ByteBuffer sent) {
    return LocalConnections.of(socket) == null && Http2Connection.begins(sent);
  }

  /** After a connection was accepted. */
  public static void accepted(SocketImpl server, SocketImpl socket) {
    if (HookTable.own() != null) {
      SocketReads.serve(socket);
    }
    LocalServer known = LocalServers.of(server);
    if (known != null) {
      LocalConnections.accepted(known, socket, SocketPorts.remote(socket));
    }
  }

  /** Before it connects to a server. */
  public static void connects(SocketImpl socket, SocketAddress server) {
    if (Endpoints.areAt(server)) {
      SocketReads.addEndpoint(socket);
    }
    LocalConnections.connects(socket, server);
  }

  /** After it has connected. */
  public static void connected(SocketImpl socket) {
    LocalConnections.connected(socket, SocketPorts.local(socket));
  }

  /** Before a read: that of a socket which has been closed fails at once. */
  public static void beginsRead(SocketImpl socket) throws SocketTimeoutException {
    LocalEnd end = LocalConnections.of(socket);
    if (Askers.isClosed(socket)) {
      comesBack();
    } else if (end != null && end.isInside()) {
      if (!LocalRead.await(end.incoming(), LocalRead.READ, limit(socket))) {
        throw new SocketTimeoutException(TIMED_OUT);
      }
    } else {
      SocketReads.begin(socket);
      ThreadHook hook = SocketReads.isToEndpoint(socket) ? own() : null;
      if (hook != null) {
        hook.beforeRead();
      }
    }
  }

  /** After a read, however it has ended. */
  public static void endsRead(SocketImpl socket, boolean hasRead) {
    comesBack();
    if (!hasRead) {
      SocketReads.endWithNothing();
    }
  }

  /** What a read returns. */
  public static int read(int count, SocketImpl socket, byte[] into, int from) {
    LocalEnd end = count > 0 ? LocalConnections.of(socket) : null;
    if (end != null) {
      end.read(count);
    }
    Http2Connection known = SocketReads.of(socket);
    if (known == null) {
      SocketReads.endForServer();
    } else if (known.isEncrypted()) {
      OnSslSocket.reads(known);
    } else {
      SocketReads.end(known, count, into, from);
    }
    return count;
  }

  private static void comesBack() {
    ThreadHook hook = own();
    if (hook != null) {
      hook.afterRead();
    }
  }

  private static @Nullable ThreadHook own() {
    ThreadHook hook = HookTable.threadHook(Thread.currentThread());
    return hook == null || hook.isEngine() ? null : hook;
  }

  /** The endpoint has broken the connection off, so that the read ends; it is the limit's doing. */
  public static void endedRead(SocketImpl socket) throws SocketTimeoutException {
    ThreadHook hook = HookTable.threadHook(Thread.currentThread());
    if (hook != null && hook.hasGivenUp()) {
      throw new SocketTimeoutException(TIMED_OUT);
    }
  }

  /** Before a socket is closed by whatever thread. */
  public static void closes(SocketImpl socket) {
    SocketReads.close(socket);
    LocalConnections.closes(socket);
    LocalServers.closes(socket);
    Thread asker = Askers.close(socket);
    ThreadHook hook = asker == null ? null : HookTable.threadHook(asker);
    if (hook != null && !hook.isEngine() && asker != Thread.currentThread()) {
      hook.beforeSocketCloses();
    }
  }
}
