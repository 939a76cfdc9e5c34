package dev.holter.internal.agent.boot;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * In Netty's {@code IdleStateHandler}. It reckons with the world's time at a connection to a server
 * of that world's, at either end, and at one to the world's endpoint if it limits how long a client
 * waits for an answer: others look after connections there that nobody uses. Netty's classes are
 * seen by reflection only, since no class of the bootstrap loader could name them.
 */
public final class OnIdleState {
  private static final String IDLE_STATE = "io.netty.handler.timeout.IdleStateHandler";
  private static final String READ_TIMEOUT = "io.netty.handler.timeout.ReadTimeoutHandler";

  private static final Map<Object, ClockHook> HANDLERS = new WeakHashMap<>();

  private OnIdleState() {}

  /** Before a handler begins to look after the connection that the context is of. */
  public static void begins(Object handler, Object context) {
    Object channel = ask("io.netty.channel.ChannelHandlerContext", handler, context, "channel");
    int remote = port(handler, channel, "remoteAddress");
    boolean isReadTimeout = NettyTypes.superclass(handler.getClass(), READ_TIMEOUT) != null;
    EndpointHook endpoint = isReadTimeout ? Endpoints.at(remote) : null;
    boolean isLocal =
        LocalServers.serveCaller(remote)
            || LocalServers.serveCaller(port(handler, channel, "localAddress"));
    GuestHook guest = isLocal ? HookTable.currentGuest() : null;
    ClockHook local = guest == null ? null : guest.onlyClock();
    ClockHook clock = endpoint == null ? local : endpoint.clock();
    if (clock != null) {
      synchronized (HANDLERS) {
        HANDLERS.put(handler, clock);
      }
    }
  }

  /** Returns -1 if that end is not on this machine. */
  private static int port(Object handler, @Nullable Object channel, String end) {
    Object known = channel == null ? null : ask("io.netty.channel.Channel", handler, channel, end);
    return known instanceof InetSocketAddress address
            && LocalConnections.isOfThisMachine(address.getAddress())
        ? address.getPort()
        : -1;
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
    ClockHook clock = clock(handler);
    return clock == null ? real : clock.nanoTime();
  }

  private static @Nullable ClockHook clock(Object handler) {
    synchronized (HANDLERS) {
      return HANDLERS.get(handler);
    }
  }

  /** Returns what Netty cancels, or null if its own timer is to do it. */
  public static @Nullable Object schedule(
      Object handler, Object context, Runnable task, long delay, TimeUnit unit) {
    ClockHook clock = clock(handler);
    Object executor =
        clock == null
            ? null
            : ask("io.netty.channel.ChannelHandlerContext", handler, context, "executor");
    return clock != null && executor instanceof ScheduledExecutorService loop
        ? OnLoopTimer.schedule(clock, loop, task, delay, unit)
        : null;
  }
}
