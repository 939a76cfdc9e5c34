package dev.holter.internal.agent;

import java.lang.reflect.Field;
import java.net.SocketImpl;
import java.util.function.ToLongFunction;

/** Reads both ports of a socket, the local one in the upper half; made by {@link Insider}. */
final class PortsOfSockets implements ToLongFunction<Object> {
  private final Field local;
  private final Field remote;

  PortsOfSockets() throws ReflectiveOperationException {
    local = SocketImpl.class.getDeclaredField("localport");
    remote = SocketImpl.class.getDeclaredField("port");
    local.setAccessible(true);
    remote.setAccessible(true);
  }

  @Override
  public long applyAsLong(Object socket) {
    try {
      return ((long) local.getInt(socket) << Integer.SIZE) | remote.getInt(socket);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException("Cannot see the ports of [" + socket + "]", impossible);
    }
  }
}
