package dev.holter.internal.agent.boot;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A server of the caller's world as the JDK's HTTP client sees it: the threads of both count, so
 * nothing keeps time still beside them. Until somebody serves it, nobody knows who does: it may be
 * a thread that the caller has just started, and whose turn has not come.
 */
final class LocalTarget implements EndpointHook {
  private final LocalServer server;
  private final ThreadHook sender;
  private final ClockHook clock;
  private final AtomicReference<@Nullable Runnable> hold = new AtomicReference<>();

  LocalTarget(LocalServer server, ThreadHook sender, ClockHook clock) {
    this.server = server;
    this.sender = sender;
    this.clock = clock;
  }

  @Override
  public ClockHook clock() {
    return clock;
  }

  @Override
  public void goOn() {}

  @Override
  public void begin(String what) {
    if (!server.serves(sender)) {
      hold.set(sender.hold(what));
      server.whenServedInside(this::end);
    }
  }

  @Override
  public void end() {
    Runnable taken = hold.getAndSet(null);
    if (taken != null) {
      taken.run();
    }
  }
}
