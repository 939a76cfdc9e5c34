package dev.holter.internal.agent.boot;

import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;

/** In the methods of the JDK's channels: what goes over a connection within this JVM. */
public final class OnLocalChannel {
  private OnLocalChannel() {}

  /** Before it connects. */
  public static void begins(SocketChannel channel, boolean blocking, SocketAddress server) {
    LocalConnections.connects(channel, server);
  }

  /** It is connected. */
  static void joins(SocketChannel channel) {
    LocalConnections.connected(channel, SocketPorts.local(channel));
  }

  /** Before bytes are written. */
  public static void beganWrite(SocketChannel channel) {
    LocalEnd end = LocalConnections.of(channel);
    if (end != null) {
      end.beginWrite();
    }
  }

  /** Before the end of a write; if it has written anything, more follows. */
  public static void endsWrite(SocketChannel channel, boolean blocking, boolean completed) {
    if (!completed) {
      endsWrite(channel);
    }
  }

  /** After the end of a write that has written everything. */
  public static void endsWrite(SocketChannel channel) {
    LocalEnd end = LocalConnections.of(channel);
    if (end != null) {
      end.endWrite();
    }
  }

  /** How many bytes were written by now, if any, and more may follow. */
  public static int wrotePart(int bytes, SocketChannel channel) {
    LocalEnd end = bytes > 0 ? LocalConnections.of(channel) : null;
    if (end != null) {
      end.wrote(bytes);
    }
    return bytes;
  }

  /** How many bytes were written in all. */
  public static int wrote(int bytes, SocketChannel channel) {
    return (int) wrote((long) bytes, channel);
  }

  /** The same of several buffers. */
  public static long wrote(long bytes, SocketChannel channel) {
    LocalEnd end = bytes > 0 ? LocalConnections.of(channel) : null;
    if (end != null) {
      end.wrote(bytes);
      end.endWrite();
    }
    return bytes;
  }

  /** A byte was written that nobody reads in its order. */
  public static int wroteUrgent(int bytes, SocketChannel channel) {
    if (bytes > 0) {
      endsWrite(channel);
    }
    return bytes;
  }

  /** What a file's {@code transferTo} returns. */
  public static long transferred(
      long bytes, Object file, long position, long count, WritableByteChannel target) {
    LocalEnd end = bytes > 0 ? LocalConnections.of(target) : null;
    if (end != null) {
      end.beginWrite();
      end.wrote(bytes);
      end.endWrite();
    }
    return bytes;
  }

  /** Before nothing more is read: another thread may be reading. */
  public static void endsInput(SocketChannel channel) {
    LocalEnd end = LocalConnections.of(channel);
    if (end != null) {
      end.endInput();
    }
  }

  /** Before nothing more is written. */
  public static void endsOutput(SocketChannel channel) {
    LocalEnd end = LocalConnections.of(channel);
    if (end != null) {
      end.endOutput();
    }
  }

  /** Before a read, which waits for nothing if there is no room. */
  public static void reads(SocketChannel channel, ByteBuffer into) {
    if (into.hasRemaining()) {
      reads(channel);
    }
  }

  /** The same of several buffers. */
  public static void reads(SocketChannel channel, ByteBuffer[] into, int from, int length) {
    for (int i = from; i < Math.min(from + length, into.length); i++) {
      if (into[i].hasRemaining()) {
        reads(channel);
        return;
      }
    }
  }

  private static void reads(SocketChannel channel) {
    LocalEnd end = channel.isBlocking() ? LocalConnections.of(channel) : null;
    if (end != null && end.isInside()) {
      LocalRead.awaitChannel(end.incoming(), null);
    }
  }

  /** Before a read of a channel's socket; a limit of 0 is none. */
  public static void reads(SocketChannel channel, byte[] bytes, int from, int length, long nanos)
      throws SocketTimeoutException {
    OnSocketTimeout.reads(nanos);
    LocalEnd end = LocalConnections.of(channel);
    Duration limit = nanos <= 0 ? null : Duration.ofNanos(nanos);
    if (end != null && end.isInside() && !LocalRead.awaitChannel(end.incoming(), limit)) {
      throw new SocketTimeoutException("Read timed out");
    }
  }

  /** How many bytes were read from a channel's socket, if any. */
  public static int readBySocket(int bytes, SocketChannel channel) {
    took(bytes, channel);
    return bytes;
  }

  /** So many bytes were read, if any. */
  static void took(long bytes, SocketChannel channel) {
    LocalEnd end = bytes > 0 ? LocalConnections.of(channel) : null;
    if (end != null) {
      end.read(bytes);
    }
  }
}
