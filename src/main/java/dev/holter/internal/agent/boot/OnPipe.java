package dev.holter.internal.agent.boot;

import java.nio.channels.Pipe;
import java.nio.channels.SelectableChannel;

/** In the methods of the JDK's pipes: what goes from one thread of a world to another. */
public final class OnPipe {
  private OnPipe() {}

  /** What a provider of selectors returns. */
  public static Pipe opened(Pipe pipe) {
    if (HookTable.actor() != null) {
      LocalPipe.open(pipe);
    }
    return pipe;
  }

  /** Before bytes are written. */
  public static void beganWrite(Pipe.SinkChannel sink) {
    LocalPipe pipe = LocalPipe.of(sink);
    if (pipe != null) {
      pipe.beginWrite();
    }
  }

  /** Before the end of a write; if it has written anything, more follows. */
  public static void endsWrite(Pipe.SinkChannel sink, boolean blocking, boolean completed) {
    LocalPipe pipe = completed ? null : LocalPipe.of(sink);
    if (pipe != null) {
      pipe.endWrite();
    }
  }

  /** How many bytes were written. */
  public static int wrote(int bytes, Pipe.SinkChannel sink) {
    return (int) wrote((long) bytes, sink);
  }

  /** The same of several buffers. */
  public static long wrote(long bytes, Pipe.SinkChannel sink) {
    LocalPipe pipe = bytes > 0 ? LocalPipe.of(sink) : null;
    if (pipe != null) {
      pipe.incoming().wrote(bytes);
      pipe.endWrite();
    }
    return bytes;
  }

  /** Before a read, into one buffer or several. */
  public static void reads(Pipe.SourceChannel source) {
    LocalPipe pipe = source.isBlocking() ? LocalPipe.of(source) : null;
    if (pipe != null) {
      LocalRead.awaitChannel(pipe.incoming(), null);
    }
  }

  /** How many bytes were read, if any. */
  public static int took(int bytes, Pipe.SourceChannel source) {
    return (int) took((long) bytes, source);
  }

  /** The same into several buffers. */
  public static long took(long bytes, Pipe.SourceChannel source) {
    LocalPipe pipe = bytes > 0 ? LocalPipe.of(source) : null;
    if (pipe != null) {
      pipe.incoming().read(bytes);
    }
    return bytes;
  }

  /** Before either end is closed by whatever thread. */
  public static void closes(SelectableChannel end) {
    LocalPipe pipe = LocalPipe.of(end);
    if (pipe != null) {
      pipe.close();
    }
  }
}
