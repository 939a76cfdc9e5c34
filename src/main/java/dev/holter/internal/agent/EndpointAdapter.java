package dev.holter.internal.agent;

import dev.holter.internal.agent.boot.EndpointHook;
import dev.holter.internal.time.Endpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Leads from the bootstrap loader's hook of an endpoint to its clock. */
record EndpointAdapter(Endpoint endpoint) implements EndpointHook {
  @Override
  public long nanoTime() {
    return endpoint.nanoTime();
  }

  @Override
  public Instant currentInstant() {
    return endpoint.currentInstant();
  }

  @Override
  public void goOn() {
    endpoint.goOn();
  }

  @Override
  public void begin(String what) {
    endpoint.begin(what);
  }

  @Override
  public void end() {
    endpoint.end();
  }

  @Override
  public @Nullable Runnable later(String what, long nanos, Object task, Consumer<Runnable> sender) {
    return endpoint.later(what, Duration.ofNanos(nanos), task, sender);
  }
}
