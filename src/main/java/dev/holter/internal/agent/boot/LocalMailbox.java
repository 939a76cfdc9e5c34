package dev.holter.internal.agent.boot;

import java.lang.ref.WeakReference;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.DatagramChannel;

/** A channel for datagrams that somebody in a world has bound, and what has been sent to it. */
final class LocalMailbox {
  private final WeakReference<Object> world;
  private final WeakReference<DatagramChannel> channel;
  private final LocalStream incoming = new LocalStream();

  LocalMailbox(Object world, DatagramChannel channel) {
    this.world = new WeakReference<>(world);
    this.channel = new WeakReference<>(channel);
  }

  boolean isOf(ActorHook actor) {
    Object owner = world.get();
    return owner != null && actor.isOf(owner);
  }

  /** The datagrams. */
  LocalStream incoming() {
    return incoming;
  }

  /** Whether it takes what comes from a port; one that is connected takes it from its peer. */
  boolean takesFrom(int sender) {
    DatagramChannel own = channel.get();
    SocketAddress peer = own == null ? null : LocalMailboxes.peer(own);
    return own != null
        && (peer == null || (peer instanceof InetSocketAddress inet && inet.getPort() == sender));
  }

  /** Before a datagram is sent to it: whoever waits for it counts from here on. */
  void arrives() {
    incoming.announce(1);
    incoming.wakeReaders(channel.get());
  }

  /** Before it is closed, by whatever thread: another one may be waiting. */
  void close() {
    incoming.end();
    incoming.wakeReader();
  }
}
