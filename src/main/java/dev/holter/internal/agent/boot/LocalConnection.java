package dev.holter.internal.agent.boot;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/** A connection whose ends are both in this JVM, or will be. */
final class LocalConnection {
  private static final WeakReference<Object> NONE = new WeakReference<>(null);

  final LocalServer server;
  private final LocalStream toServer = new LocalStream();
  private final LocalStream toClient = new LocalStream();
  private volatile WeakReference<Object> client = NONE;
  private volatile WeakReference<Object> served = NONE;

  LocalConnection(LocalServer server) {
    this.server = server;
  }

  /** Whether that end is known. */
  boolean has(boolean isServers) {
    return (isServers ? served : client) != NONE;
  }

  void join(Object end, boolean isServers) {
    if (isServers) {
      served = new WeakReference<>(end);
    } else {
      client = new WeakReference<>(end);
    }
  }

  /** Whether whoever writes to the server is in this JVM, as far as is known. */
  boolean isInside() {
    return client != NONE || server.isAwaited();
  }

  /** The socket, or channel, at that end; null if there is none yet, or not any more. */
  @Nullable Object end(boolean isServers) {
    return (isServers ? served : client).get();
  }

  /** What comes to that end. */
  LocalStream incoming(boolean isServers) {
    return isServers ? toServer : toClient;
  }
}
