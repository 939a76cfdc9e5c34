package dev.holter.internal.agent.boot;

import java.lang.ref.WeakReference;
import java.net.SocketImpl;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which thread of a clock has written to which socket last, and which of the sockets are closed. A
 * socket is equal to itself only. The monitor is a leaf.
 */
final class Askers {
  private static final Map<SocketImpl, Asker> ASKERS = new WeakHashMap<>();

  private Askers() {}

  static void add(SocketImpl socket, Thread thread) {
    synchronized (ASKERS) {
      Asker known = ASKERS.get(socket);
      if (known == null || known.thread().get() != thread) {
        ASKERS.put(socket, new Asker(new WeakReference<>(thread), false));
      }
    }
  }

  /** Returns who has asked, if anybody has. */
  static @Nullable Thread close(SocketImpl socket) {
    synchronized (ASKERS) {
      Asker known = ASKERS.get(socket);
      if (known == null) {
        return null;
      }
      ASKERS.put(socket, new Asker(known.thread(), true));
      return known.thread().get();
    }
  }

  static boolean isClosed(SocketImpl socket) {
    synchronized (ASKERS) {
      Asker known = ASKERS.get(socket);
      return known != null && known.closed();
    }
  }
}
