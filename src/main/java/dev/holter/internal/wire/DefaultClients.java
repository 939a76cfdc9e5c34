package dev.holter.internal.wire;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The world that the default clients of this JVM go to now.
 *
 * <p>Static because the SDK makes the interceptor that asks: nothing else connects the two.
 */
final class DefaultClients {

  private static final AtomicReference<@Nullable URI> TARGET = new AtomicReference<>();

  private DefaultClients() {}

  static void lead(URI endpoint) {
    TARGET.set(endpoint);
  }

  static void release(URI endpoint) {
    TARGET.compareAndSet(endpoint, null);
  }

  /** Returns the redirection that counts for a default client which is built now. */
  static @Nullable URI now() {
    return TARGET.get();
  }

  /** Returns where a default client goes that the calling thread uses now. */
  static Optional<URI> target() {
    URI now = TARGET.get();
    if (now == null) {
      return Optional.empty();
    }
    // A test that runs at the same time has a world of its own, and asked for no redirection.
    boolean mayGo =
        OpenTimes.rulesOfCaller().isEmpty()
            || LiveEndpoints.at(now.getHost(), now.getPort())
                .filter(Passages::haveCaller)
                .isPresent();
    return mayGo ? Optional.of(now) : Optional.empty();
  }
}
