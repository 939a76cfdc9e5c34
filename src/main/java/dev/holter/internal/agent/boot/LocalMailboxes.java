package dev.holter.internal.agent.boot;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The channels for datagrams that worlds in this JVM have bound. */
final class LocalMailboxes {
  private static final LocalPorts<LocalMailbox> PORTS = new LocalPorts<>();

  /** Channels that have asked somebody who is in no world. */
  private static final Set<DatagramChannel> ASKING_OTHERS =
      Collections.newSetFromMap(SocketReads.weak());

  private LocalMailboxes() {}

  /** Whether there has been any. */
  static boolean areUsed() {
    return PORTS.areUsed();
  }

  static void open(DatagramChannel channel, int port) {
    PORTS.open(channel, port, world -> new LocalMailbox(world, channel));
  }

  static @Nullable LocalMailbox of(Object channel) {
    return PORTS.of(channel);
  }

  /**
   * The same if only somebody in the world sends something to it, as far as is known, and the
   * calling thread belongs there: whoever has asked another one waits for an answer in real time.
   */
  static @Nullable LocalMailbox inside(DatagramChannel channel) {
    LocalMailbox mailbox = of(channel);
    ActorHook actor = mailbox == null ? null : HookTable.actor();
    SocketAddress peer = mailbox == null ? null : peer(channel);
    boolean isInside =
        mailbox != null
            && actor != null
            && mailbox.isOf(actor)
            && !ASKING_OTHERS.contains(channel)
            && (peer == null || at(peer, actor) != null);
    return isInside ? mailbox : null;
  }

  /** Before the calling thread sends a datagram. */
  static void send(DatagramChannel from, @Nullable SocketAddress target) {
    ActorHook actor = areUsed() ? HookTable.actor() : null;
    LocalMailbox mailbox = actor == null ? null : at(target, actor);
    if (mailbox == null) {
      noteOther(from, actor);
    } else if (mailbox.takesFrom(port(from))) {
      mailbox.arrives();
    }
  }

  private static void noteOther(DatagramChannel from, @Nullable ActorHook actor) {
    if (actor != null || HookTable.actor() != null) {
      asksOthers(from);
    }
  }

  /** What comes to it need not come from the world. */
  static void asksOthers(DatagramChannel channel) {
    ASKING_OTHERS.add(channel);
  }

  private static @Nullable LocalMailbox at(@Nullable SocketAddress address, ActorHook actor) {
    if (!(address instanceof InetSocketAddress inet)
        || !LocalConnections.isOfThisMachine(inet.getAddress())) {
      return null;
    }
    LocalMailbox mailbox = PORTS.at(inet.getPort());
    return mailbox != null && mailbox.isOf(actor) ? mailbox : null;
  }

  /** Before it is closed, by whatever thread. */
  static void close(DatagramChannel channel) {
    LocalMailbox closed = PORTS.close(channel);
    if (closed != null) {
      closed.close();
    }
  }

  /** Whom it is connected to; null if it is to nobody, or closed. */
  static @Nullable SocketAddress peer(DatagramChannel channel) {
    try {
      return channel.getRemoteAddress();
    } catch (IOException closed) {
      return null;
    }
  }

  private static int port(DatagramChannel channel) {
    try {
      return channel.getLocalAddress() instanceof InetSocketAddress own ? own.getPort() : -1;
    } catch (IOException closed) {
      return -1;
    }
  }
}
