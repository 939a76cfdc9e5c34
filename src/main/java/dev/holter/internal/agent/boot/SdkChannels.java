package dev.holter.internal.agent.boot;

import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Map;

/**
 * Connections of the AWS SDK's client over Netty. Its calls are seen where they begin and end, and
 * what goes over their connections besides, such as the pings of HTTP/2, has no answer.
 */
final class SdkChannels {
  private static final String SDK = "software.amazon.awssdk.";

  private SdkChannels() {}

  static boolean has(SocketChannel channel) {
    SelectionKey key = SelectorWaits.keyOf(channel);
    Object owner = key == null ? null : key.attachment();
    return owner != null && owner.getClass().getName().startsWith("io.netty.") && isSdks(owner);
  }

  private static boolean isSdks(Object channel) {
    try {
      ClassLoader netty = channel.getClass().getClassLoader();
      Object pipeline =
          Class.forName("io.netty.channel.Channel", false, netty)
              .getMethod("pipeline")
              .invoke(channel);
      for (Object named : (Iterable<?>) pipeline) {
        Object handler = ((Map.Entry<?, ?>) named).getValue();
        if (handler.getClass().getName().startsWith(SDK)) {
          return true;
        }
      }
    } catch (ReflectiveOperationException otherNetty) {
      // Then nobody knows.
    }
    return false;
  }
}
