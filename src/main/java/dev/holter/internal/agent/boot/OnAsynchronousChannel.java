package dev.holter.internal.agent.boot;

import java.io.IOException;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.spi.AsynchronousChannelProvider;
import org.jspecify.annotations.Nullable;

/**
 * In the place of what makes asynchronous channels for sockets, unless it returns null. Those of
 * the JDK's belong to threads that all tests of a JVM share and that wait in native code. A thread
 * of a clock gets one whose operations are those of a blocking channel, each on a thread of the
 * clock. A group of the user's has threads of its own, and its channels stay as they are.
 */
public final class OnAsynchronousChannel {
  private OnAsynchronousChannel() {}

  /** {@link AsynchronousChannelProvider#openAsynchronousSocketChannel}. */
  public static @Nullable AsynchronousSocketChannel open(
      AsynchronousChannelProvider provider, @Nullable AsynchronousChannelGroup group)
      throws IOException {
    ThreadHook hook = group == null ? HookTable.current() : null;
    return hook == null ? null : ClockSocketChannel.open(provider, hook.scheduler());
  }

  /** {@link AsynchronousChannelProvider#openAsynchronousServerSocketChannel}. */
  public static @Nullable AsynchronousServerSocketChannel openServer(
      AsynchronousChannelProvider provider, @Nullable AsynchronousChannelGroup group)
      throws IOException {
    ThreadHook hook = group == null ? HookTable.current() : null;
    return hook == null ? null : ClockServerSocketChannel.open(provider, hook.scheduler());
  }
}
