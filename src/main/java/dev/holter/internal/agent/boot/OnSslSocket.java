package dev.holter.internal.agent.boot;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * In the streams of the JDK's TLS sockets: what goes over a connection of HTTP/2 can be read only
 * here. The socket below is known from the first thread that writes to it, or reads from it, inside
 * of a call here.
 */
public final class OnSslSocket {
  private static final Map<OutputStream, Http2Connection> SENT = SocketReads.weak();
  private static final Map<InputStream, Http2Connection> RECEIVED = SocketReads.weak();

  /** Of a connection that begins, until its first bytes come to the socket. */
  private static final Map<Thread, Http2Connection> BEGUN = SocketReads.weak();

  /** What each thread has read from last. */
  private static final Map<Thread, Http2Connection> LAST = SocketReads.weak();

  private OnSslSocket() {}

  /** Before something is sent. */
  public static void writes(OutputStream stream, byte[] bytes, int from, int length) {
    Http2Connection known = SENT.get(stream);
    ByteBuffer sent = ByteBuffer.wrap(bytes, from, length);
    if (known == null && Http2Connection.begins(sent) && HookTable.own() != null) {
      known = new Http2Connection(true);
      SENT.put(stream, known);
      BEGUN.put(Thread.currentThread(), known);
    }
    if (known != null) {
      known.sends(sent);
    }
  }

  /** The calling thread writes to a socket; returns what it has begun over it. */
  static @Nullable Http2Connection begun() {
    return BEGUN.remove(Thread.currentThread());
  }

  /** The calling thread reads from the socket below. */
  static void reads(Http2Connection connection) {
    LAST.put(Thread.currentThread(), connection);
  }

  /** What a read returns. */
  public static int read(int count, InputStream stream, byte[] into, int from) {
    Http2Connection last = LAST.remove(Thread.currentThread());
    if (last != null) {
      RECEIVED.putIfAbsent(stream, last);
    }
    Http2Connection known = RECEIVED.get(stream);
    if (known != null) {
      SocketReads.end(known, count, into, from);
    }
    return count;
  }
}
