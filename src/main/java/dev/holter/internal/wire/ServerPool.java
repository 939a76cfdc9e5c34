package dev.holter.internal.wire;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;

/** Leases servers: never one to two worlds at once, and used again afterwards. */
public final class ServerPool {

  private final OperationCatalog catalog = new OperationCatalog();
  private final ConcurrentLinkedDeque<WireServer> free = new ConcurrentLinkedDeque<>();
  private final AtomicInteger built = new AtomicInteger();

  /** Makes a pool without servers; the first lease builds one. */
  public ServerPool() {}

  /** Builds a server for whoever leases one first. */
  public synchronized void prepare() {
    free.addFirst(build());
  }

  /**
   * Leases a server to a world until the lease is closed.
   *
   * @param world what the server serves
   * @param region the region that the lease's clients name
   * @return the lease
   */
  public ServerLease lease(LeasedWorld world, String region) {
    WireServer server = free.pollFirst();
    if (server == null) {
      server = next();
    }
    return new ServerLease(server, world, region, free::addFirst);
  }

  /** Takes a server out of the pool. One that is being prepared is waited for. */
  private synchronized WireServer next() {
    WireServer prepared = free.pollFirst();
    return prepared == null ? build() : prepared;
  }

  private WireServer build() {
    built.incrementAndGet();
    return new WireServer(catalog);
  }

  int built() {
    return built.get();
  }
}
