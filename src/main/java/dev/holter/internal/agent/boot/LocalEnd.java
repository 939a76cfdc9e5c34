package dev.holter.internal.agent.boot;

import java.nio.channels.SelectionKey;
import org.jspecify.annotations.Nullable;

/**
 * An end of a connection within this JVM.
 *
 * @param isServers whether the server has it
 * @param port the client's
 */
record LocalEnd(LocalConnection connection, boolean isServers, int port) {
  LocalStream incoming() {
    return connection.incoming(isServers);
  }

  /** Whether what comes to it is sent by somebody in the world, as far as is known. */
  boolean isInside() {
    return isServers ? connection.isInside() : connection.server.isServedInside();
  }

  private LocalStream outgoing() {
    return connection.incoming(!isServers);
  }

  private @Nullable Object peer() {
    return connection.end(!isServers);
  }

  /** Before something is written: whoever waits for it counts from here on. */
  void beginWrite() {
    outgoing().beginWrite();
    outgoing().wakeReaders(peer());
  }

  /** So much was written. */
  void wrote(long bytes) {
    outgoing().wrote(bytes);
  }

  /** After that, however it has ended. */
  void endWrite() {
    outgoing().endWriteTo(peer());
  }

  /** So much was read, and there is room for as much again. */
  void read(long bytes) {
    incoming().read(bytes);
    SelectorWaits.wake(peer(), SelectionKey.OP_WRITE);
  }

  /** Before nothing more is written. */
  void endOutput() {
    outgoing().end();
    outgoing().wakeReaders(peer());
  }

  /** Before the end is closed, by whatever thread. */
  void close() {
    endOutput();
    endInput();
  }

  /** Before nothing more is read, by whatever thread: another one may be reading. */
  void endInput() {
    incoming().end();
    incoming().wakeReader();
  }
}
