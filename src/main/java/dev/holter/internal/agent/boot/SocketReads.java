package dev.holter.internal.agent.boot;

import java.net.SocketImpl;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads of a blocking socket whose thread has asked nothing itself: that of a server, and that of
 * the one thread which reads a connection of HTTP/2 for all who ask. As at a selector, such a
 * thread does not count while it waits. Somebody on the clock who has sent something runs
 * meanwhile, or has an open question.
 *
 * <p>All keys are equal to themselves only. The monitor of each map is a leaf.
 */
final class SocketReads {
  private static final Http2Received NOTHING = new Http2Received(false, List.of());

  /** A byte or more of whom nobody knows. */
  private static final Http2Received SOMETHING = new Http2Received(true, List.of());

  private static final Set<SocketImpl> SERVED = Collections.newSetFromMap(weak());
  private static final Set<SocketImpl> TO_ENDPOINTS = Collections.newSetFromMap(weak());
  private static final Map<SocketImpl, Http2Connection> CONNECTIONS = weak();
  private static final Map<Thread, Outside> WAITS = weak();

  private SocketReads() {}

  static <K, V> Map<K, V> weak() {
    return Collections.synchronizedMap(new WeakHashMap<>());
  }

  /** A server of a world has a connection. */
  static void serve(SocketImpl socket) {
    SERVED.add(socket);
  }

  /** The connection speaks HTTP/2 from now on. */
  static void add(SocketImpl socket, Http2Connection connection) {
    CONNECTIONS.put(socket, connection);
  }

  static @Nullable Http2Connection of(SocketImpl socket) {
    return CONNECTIONS.get(socket);
  }

  /** The connection is one to the endpoint of a world. */
  static void addEndpoint(SocketImpl socket) {
    TO_ENDPOINTS.add(socket);
  }

  static boolean isToEndpoint(SocketImpl socket) {
    return TO_ENDPOINTS.contains(socket);
  }

  /** Before the calling thread waits for what comes. */
  static void begin(SocketImpl socket) {
    boolean isOfNobody = CONNECTIONS.containsKey(socket) || SERVED.contains(socket);
    if (isOfNobody && OnSocket.millis(socket) == 0 && !WAITS.containsKey(Thread.currentThread())) {
      Outside wait = Outside.begin("Socket.read", false);
      if (wait != null) {
        WAITS.put(Thread.currentThread(), wait);
      }
    }
  }

  /** Nothing has come, and nothing will. */
  static void endWithNothing() {
    end(NOTHING);
  }

  /** Something has come for a server. */
  static void endForServer() {
    end(SOMETHING);
  }

  /** Something has come over a connection of HTTP/2. */
  static void end(Http2Connection connection, int bytes, byte[] into, int from) {
    end(bytes <= 0 ? NOTHING : connection.receives(ByteBuffer.wrap(into, from, bytes)));
  }

  /** First the thread counts again, so that time does not move before it goes on. */
  private static void end(Http2Received received) {
    Outside wait = WAITS.remove(Thread.currentThread());
    try {
      if (wait != null) {
        wait.end(received.matters());
      }
    } finally {
      received.answered().forEach(InquiryHook::answered);
    }
  }

  /** The socket is being closed. */
  static void close(SocketImpl socket) {
    Http2Connection connection = CONNECTIONS.remove(socket);
    if (connection != null) {
      connection.close();
    }
  }
}
