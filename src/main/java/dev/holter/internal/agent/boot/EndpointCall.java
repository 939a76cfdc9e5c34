package dev.holter.internal.agent.boot;

import java.lang.reflect.Constructor;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A request of the JDK's HTTP client to an endpoint or a server of a world, which may let it wait
 * in virtual time: the request's limit is virtual then, too. The client's classes are not seen by
 * the bootstrap loader.
 */
final class EndpointCall {
  static final String WHAT = "HttpClient.send";

  private static final String PACKAGE = "java.net.http.";

  private final EndpointHook endpoint;
  private final @Nullable Duration limit;

  private EndpointCall(EndpointHook endpoint, @Nullable Duration limit) {
    this.endpoint = endpoint;
    this.limit = limit;
  }

  /** Returns null for a request to anybody else. */
  static @Nullable EndpointCall of(Object request, ThreadHook sender) {
    if (Endpoints.areNone() && !LocalServers.areUsed()) {
      return null;
    }
    URI target = (URI) ask(request, "uri");
    String host = target.getHost();
    EndpointHook endpoint =
        "127.0.0.1".equals(host) || "localhost".equals(host) ? at(target.getPort(), sender) : null;
    Duration limit = (Duration) ((Optional<?>) ask(request, "timeout")).orElse(null);
    return endpoint == null ? null : new EndpointCall(endpoint, limit);
  }

  private static @Nullable EndpointHook at(int port, ThreadHook sender) {
    EndpointHook endpoint = Endpoints.at(port);
    LocalServer server = endpoint == null ? LocalServers.at(port) : null;
    ClockHook clock = server != null && server.mayServe(sender) ? sender.clock() : null;
    return server == null || clock == null ? endpoint : new LocalTarget(server, sender, clock);
  }

  private static Object ask(Object request, String method) {
    try {
      return type("HttpRequest").getMethod(method).invoke(request);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Class<?> type(String name) throws ClassNotFoundException {
    return Class.forName(PACKAGE + name, true, ClassLoader.getPlatformClassLoader());
  }

  /** Before it is sent. */
  void begin() {
    endpoint.begin(WHAT);
  }

  /** It is over. */
  void end() {
    endpoint.end();
  }

  /** Ends as the answer does, or when the limit has come. */
  <T> CompletableFuture<T> limited(CompletableFuture<T> answer) {
    CompletableFuture<T> limited = new CompletableFuture<>();
    AtomicBoolean givenUp = new AtomicBoolean();
    Runnable plan =
        limit == null
            ? null
            : endpoint
                .clock()
                .later(
                    "a time-out of " + WHAT,
                    limit.toNanos(),
                    limited,
                    arrives -> {
                      givenUp.set(true);
                      // The client closes the connection, and only then the caller goes on.
                      answer.cancel(true);
                      limited.completeExceptionally(timeout());
                      arrives.run();
                    });
    answer.whenComplete(
        (response, failure) -> {
          if (plan != null) {
            plan.run();
          }
          if (failure == null) {
            limited.complete(response);
          } else if (!givenUp.get()) {
            limited.completeExceptionally(failure);
          }
        });
    return limited;
  }

  private static Throwable timeout() {
    try {
      Constructor<?> constructor = type("HttpTimeoutException").getConstructor(String.class);
      return (Throwable) constructor.newInstance("request timed out");
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
