package dev.holter.internal.agent.boot;

import java.lang.ref.WeakReference;
import java.nio.channels.Pipe;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A pipe that somebody in a world has opened, and what is in it. */
final class LocalPipe {
  /** By either end. */
  private static final Map<Object, LocalPipe> ENDS = SocketReads.weak();

  private static final AtomicBoolean USED = new AtomicBoolean();

  private final WeakReference<Pipe.SourceChannel> source;
  private final LocalStream incoming = new LocalStream();

  private LocalPipe(Pipe.SourceChannel source) {
    this.source = new WeakReference<>(source);
  }

  static void open(Pipe pipe) {
    LocalPipe opened = new LocalPipe(pipe.source());
    USED.set(true);
    ENDS.put(pipe.source(), opened);
    ENDS.put(pipe.sink(), opened);
  }

  /** Whether there has been any. */
  static boolean areUsed() {
    return USED.get();
  }

  static @Nullable LocalPipe of(Object end) {
    return areUsed() ? ENDS.get(end) : null;
  }

  /** What comes to whoever reads. */
  LocalStream incoming() {
    return incoming;
  }

  /** Before something is written: whoever waits for it counts from here on. */
  void beginWrite() {
    incoming.beginWrite();
    incoming.wakeReaders(source.get());
  }

  /** After that, however it has ended. */
  void endWrite() {
    incoming.endWriteTo(source.get());
  }

  /** Before either end is closed, by whatever thread. */
  void close() {
    incoming.end();
    incoming.wakeReaders(source.get());
  }
}
