package dev.holter.internal.agent.boot;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What worlds in this JVM have opened, by ports, and by the sockets or channels that have them. The
 * monitor is a leaf.
 */
final class LocalPorts<T> {
  private final Map<Integer, T> open = new HashMap<>();
  private final Map<Object, T> ends = SocketReads.weak();

  /** Connections outlive their servers. */
  private final AtomicBoolean ever = new AtomicBoolean();

  /**
   * The calling thread has opened a port.
   *
   * @param made makes what stands for it in a world
   */
  void open(Object end, int port, Function<Object, T> made) {
    ActorHook actor = HookTable.actor();
    Object world = actor == null ? null : actor.world();
    synchronized (open) {
      if (world == null) {
        // It may have been that of an end which nobody has closed.
        open.remove(port);
      } else {
        ever.set(true);
        T opened = made.apply(world);
        open.put(port, opened);
        ends.put(end, opened);
      }
    }
  }

  /** Returns what stood for an end that is being closed, if anything did. */
  @Nullable T close(Object end) {
    T closed = areUsed() ? ends.remove(end) : null;
    if (closed != null) {
      synchronized (open) {
        open.values().remove(closed);
      }
    }
    return closed;
  }

  @Nullable T at(int port) {
    synchronized (open) {
      return open.get(port);
    }
  }

  /** By its socket, or channel. */
  @Nullable T of(Object end) {
    return areUsed() ? ends.get(end) : null;
  }

  /** Whether there has been any. Asked before each packet that the JVM sends. */
  boolean areUsed() {
    return ever.get();
  }
}
