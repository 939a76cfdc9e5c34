package dev.holter.internal.time;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a thread has asked the endpoint over a socket, while a server's thread acts for it.
 *
 * <p>Guarded by the timeline's lock.
 */
final class SocketCall {
  /** How long the asker's read may last. */
  @Nullable Duration limit;

  /** Whether the asker reads what an endpoint answers, which waits for nobody's turn to do so. */
  boolean atEndpoint;

  /** When the request came to the server; until then the asker ran, so it was sent then as well. */
  private Instant since = Instant.MAX;

  /**
   * How many threads act for the asker: a call may be served inside of another. Read without the
   * lock as well, and changed under it.
   */
  private volatile int servers;

  /** Whether the asker really waits for those threads to be done. Only its own thread's. */
  boolean askerWaits;

  /** Whether the asker has closed the connection and will not read the answer. */
  boolean gone;

  /** Whether the limit has come. */
  boolean givenUp;

  void beginServing(Instant now) {
    if (servers == 0) {
      since = now;
      givenUp = false;
    }
    int before = servers;
    servers = before + 1;
  }

  void endServing() {
    int before = servers;
    servers = before - 1;
  }

  /** Any thread, also without the lock. */
  boolean isServed() {
    return servers > 0;
  }

  /** When the asker gives up; null is never. */
  @Nullable Instant end() {
    return limit == null || !isServed() ? null : Instants.plus(since, limit);
  }
}
