package dev.holter.internal.agent.boot;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.WeakHashMap;
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
  private static final String IDLE_STATE = "io.netty.handler.timeout.IdleStateHandler";
  private static final String READ_TIMEOUT = "io.netty.handler.timeout.ReadTimeoutHandler";

  private static final Map<Object, EndpointHook> HANDLERS = new WeakHashMap<>();

  private OnIdleState() {}

  /** Before a handler begins to look after the connection that the context is of. */
  public static void begins(Object handler, Object context) {
    boolean isReadTimeout = NettyTypes.superclass(handler.getClass(), READ_TIMEOUT) != null;
    EndpointHook endpoint = isReadTimeout ? endpoint(handler, context) : null;
    if (endpoint != null) {
      synchronized (HANDLERS) {
        HANDLERS.put(handler, endpoint);
      }
    }
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
    Class<?> known = NettyTypes.superclass(handler.getClass(), IDLE_STATE);
    if (known == null) {
      return null;
    }
    try {
      return NettyTypes.beside(known, IDLE_STATE, type).getMethod(method).invoke(asked);
    } catch (ReflectiveOperationException otherNetty) {
      return null;
    }
  }

  /** The time that it reads. */
  public static long ticks(long real, Object handler) {
    EndpointHook endpoint = endpoint(handler);
    return endpoint == null ? real : endpoint.clock().nanoTime();
  }

  private static @Nullable EndpointHook endpoint(Object handler) {
    synchronized (HANDLERS) {
      return HANDLERS.get(handler);
    }
  }

  /** Returns what Netty cancels, or null if its own timer is to do it. */
  public static @Nullable Object schedule(
      Object handler, Object context, Runnable task, long delay, TimeUnit unit) {
    EndpointHook endpoint = endpoint(handler);
    Object executor =
        endpoint == null
            ? null
            : ask("io.netty.channel.ChannelHandlerContext", handler, context, "executor");
    return endpoint != null && executor instanceof ScheduledExecutorService loop
        ? OnLoopTimer.schedule(endpoint.clock(), loop, task, delay, unit)
        : null;
  }
}
