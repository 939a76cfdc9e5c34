package dev.holter.internal.agent.boot;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * In Netty's {@code IdleStateHandler}. One that limits how long a client waits for an answer
 * reckons with the world's time at a connection to that world's endpoint; others look after
 * connections that nobody uses. Netty's classes are seen by reflection only, since no class of the
 * bootstrap loader could name them.
 */
public final class OnIdleState {
  private static final String WHAT = "a read timeout of Netty";

  private static final String READ_TIMEOUT = "io.netty.handler.timeout.ReadTimeoutHandler";

  /** For a timer that stands for one in virtual time, and only has to be there. */
  private static final long NEVER_DAYS = 10_000;

  private static final Map<Object, IdleLimits> HANDLERS = new WeakHashMap<>();

  private OnIdleState() {}

  /** Before a handler begins to look after the connection that the context is of. */
  public static void begins(Object handler, Object context) {
    EndpointHook endpoint = isReadTimeout(handler) ? endpoint(handler, context) : null;
    if (endpoint != null) {
      synchronized (HANDLERS) {
        HANDLERS.put(handler, new IdleLimits(endpoint, new ArrayList<>()));
      }
    }
  }

  private static boolean isReadTimeout(Object handler) {
    Class<?> type = handler.getClass();
    while (type != null && !type.getName().equals(READ_TIMEOUT)) {
      type = type.getSuperclass();
    }
    return type != null;
  }

  private static @Nullable EndpointHook endpoint(Object handler, Object context) {
    Object channel = ask("io.netty.channel.ChannelHandlerContext", handler, context, "channel");
    Object remote =
        channel == null ? null : ask("io.netty.channel.Channel", handler, channel, "remoteAddress");
    return remote instanceof InetSocketAddress address
            && address.getAddress() != null
            && address.getAddress().isLoopbackAddress()
        ? Endpoints.at(address.getPort())
        : null;
  }

  private static @Nullable Object ask(String type, Object handler, Object asked, String method) {
    try {
      return Class.forName(type, false, handler.getClass().getClassLoader())
          .getMethod(method)
          .invoke(asked);
    } catch (ReflectiveOperationException otherNetty) {
      return null;
    }
  }

  /** The time that it reads. */
  public static long ticks(long real, Object handler) {
    IdleLimits limits = limits(handler);
    return limits == null ? real : limits.endpoint().nanoTime();
  }

  private static @Nullable IdleLimits limits(Object handler) {
    synchronized (HANDLERS) {
      return HANDLERS.get(handler);
    }
  }

  /** Returns what Netty cancels, or null if its own timer is to do it. */
  public static @Nullable Object schedule(
      Object handler, Object context, Runnable task, long delay, TimeUnit unit) {
    IdleLimits limits = limits(handler);
    Object executor =
        limits == null
            ? null
            : ask("io.netty.channel.ChannelHandlerContext", handler, context, "executor");
    if (limits == null || !(executor instanceof ScheduledExecutorService loop)) {
      return null;
    }
    Future<?> timer = loop.schedule(() -> {}, NEVER_DAYS, TimeUnit.DAYS);
    EndpointHook endpoint = limits.endpoint();
    Runnable plan =
        endpoint.later(WHAT, unit.toNanos(delay), arrives -> send(arrives, loop, timer, task));
    if (plan == null) {
      timer.cancel(false);
      return null;
    }
    synchronized (HANDLERS) {
      limits.plans().add(plan);
    }
    return timer;
  }

  /** To the event loop, which closes the connection; time stands still until it has done so. */
  private static void send(
      Runnable arrives, ScheduledExecutorService loop, Future<?> timer, Runnable task) {
    loop.execute(
        () -> {
          arrives.run();
          if (!timer.isCancelled()) {
            timer.cancel(false);
            task.run();
          }
        });
  }

  /** Before a handler ends: nothing that it has planned is to happen. */
  public static void ends(Object handler) {
    IdleLimits limits;
    synchronized (HANDLERS) {
      limits = HANDLERS.remove(handler);
    }
    if (limits != null) {
      limits.plans().forEach(Runnable::run);
    }
  }
}
