package dev.holter.internal.agent.boot;

import java.nio.channels.SocketChannel;

/**
 * In the methods of the JDK's channels, which clients with event loops use. A loop that sends a
 * request goes on for the world that it is for until it rests: it has yet to plan how long to wait
 * for the answer, which the endpoint may have begun to think of. And one that gives a call up
 * closes its connection, which the endpoint would notice only when it answers.
 */
public final class OnSocketChannel {
  private OnSocketChannel() {}

  /** Before something is written to a channel by whatever thread. */
  public static void writes(SocketChannel channel) {
    EndpointHook endpoint = Endpoints.areNone() ? null : Endpoints.at(channel.socket().getPort());
    if (endpoint != null) {
      endpoint.goOn();
    }
  }

  /** Before a channel is closed by whatever thread. */
  public static void closes(SocketChannel channel) {
    if (!Endpoints.areNone()) {
      Endpoints.leaves(channel.socket().getLocalPort());
    }
  }
}
