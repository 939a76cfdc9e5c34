package dev.holter.internal.agent.boot;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * In the methods of the JDK's channels for datagrams, which its sockets lead to. Between threads of
 * one world, what has been sent and not received is known, so whoever waits for something does not
 * count as long as nothing has, and counts before it is sent.
 *
 * <p>What another process sends meanwhile is found by who waits without a limit, at whatever
 * instant it is then, and by who waits with one only if he would have found something else.
 */
public final class OnDatagramChannel {
  private static final String RECEIVE = "DatagramSocket.receive";

  private OnDatagramChannel() {}

  /** It has an address. */
  public static void bound(DatagramChannel channel) throws IOException {
    if (channel.getLocalAddress() instanceof InetSocketAddress own) {
      LocalMailboxes.open(channel, own.getPort());
    }
  }

  /** Before a datagram is sent. */
  public static void sends(DatagramChannel channel, ByteBuffer bytes, SocketAddress target) {
    LocalMailboxes.send(channel, target);
  }

  /** The same to whom the channel is connected to. */
  public static void writes(DatagramChannel channel) {
    LocalMailboxes.send(channel, LocalMailboxes.peer(channel));
  }

  /** Before it joins a group, in which anybody may send something to many at once. */
  public static void joins(DatagramChannel channel) {
    LocalMailboxes.asksOthers(channel);
  }

  /** {@code DatagramSocket.receive}; returns whether that is done. */
  public static boolean receives(DatagramSocket socket, DatagramPacket packet) throws IOException {
    LocalMailbox mailbox = LocalMailboxes.areUsed() ? inside(socket) : null;
    if (mailbox == null) {
      return false;
    }
    int millis = socket.getSoTimeout();
    if (millis == 0) {
      return receivedOutside(
              mailbox,
              false,
              () -> {
                socket.receive(packet);
                return packet;
              })
          != null;
    }
    if (!LocalRead.await(mailbox.incoming(), RECEIVE, Duration.ofMillis(millis))) {
      throw new SocketTimeoutException("Receive timed out");
    }
    return false;
  }

  private static @Nullable LocalMailbox inside(DatagramSocket socket) {
    DatagramChannel channel = socket.getChannel();
    return channel == null ? null : LocalMailboxes.inside(channel);
  }

  /** {@code DatagramChannel.receive}; unless it returns null. */
  public static @Nullable SocketAddress receives(DatagramChannel channel, ByteBuffer into)
      throws IOException {
    LocalMailbox mailbox =
        LocalMailboxes.areUsed() && channel.isBlocking() ? LocalMailboxes.inside(channel) : null;
    return mailbox == null ? null : receivedOutside(mailbox, true, () -> channel.receive(into));
  }

  private interface Receive<T> {
    @Nullable T receive() throws IOException;
  }

  /** Comes back to the method that the calling thread is in, which then lets the JDK do it. */
  private static <T> @Nullable T receivedOutside(
      LocalMailbox mailbox, boolean isOfChannel, Receive<T> receive) throws IOException {
    LocalStream incoming = mailbox.incoming();
    if (incoming.isComing() || Outside.isEndedByInterrupt(isOfChannel)) {
      return null;
    }
    incoming.expect();
    Outside outside = Outside.begin(RECEIVE, isOfChannel, incoming::isComing);
    if (outside == null) {
      return null;
    }
    try {
      return receive.receive();
    } finally {
      Outside.end(outside, incoming::found);
    }
  }

  /** After a datagram was received, or could not be. */
  public static void received(DatagramChannel channel, boolean blocking, boolean completed) {
    LocalMailbox mailbox = completed ? LocalMailboxes.of(channel) : null;
    if (mailbox != null) {
      mailbox.incoming().readAnnounced(1);
    }
  }

  /** Before a channel is closed by whatever thread. */
  public static void closes(DatagramChannel channel) {
    LocalMailboxes.close(channel);
  }
}
