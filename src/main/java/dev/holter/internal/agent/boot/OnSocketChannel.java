package dev.holter.internal.agent.boot;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * In the methods of the JDK's channels, which clients with event loops use. A loop that sends a
 * request goes on for the world that it is for until it rests: it has yet to plan how long to wait
 * for the answer, which the endpoint may have begun to think of. And one that gives a call up
 * closes its connection, which the endpoint would notice only when it answers. While another server
 * than the endpoint has something to answer, time stands still.
 */
public final class OnSocketChannel {
  private OnSocketChannel() {}

  /** What {@code connect} returns: whether the connection is there at once. */
  public static boolean connects(boolean done, SocketChannel channel, SocketAddress server) {
    // The JDK's own client connects before any loop knows of it.
    if (done) {
      OnLocalChannel.joins(channel);
    }
    boolean isOfLoop = channel.isRegistered() || SelectorWaits.isCallerLoop();
    if (isOfLoop
        && !channel.isBlocking()
        && !Endpoints.areAt(server)
        && !SdkChannels.has(channel)) {
      InquiryHook inquiry = done ? null : HookTable.inquiry("a connection to " + server);
      Questions.begin(channel, Question.of(inquiry, null, null));
    }
    return done;
  }

  /** What {@code finishConnect} returns. */
  public static boolean connected(boolean done, SocketChannel channel) {
    if (done) {
      OnLocalChannel.joins(channel);
      LocalEnd end = LocalConnections.of(channel);
      boolean isInside = end != null && end.isInside();
      answered(isInside ? Questions.close(channel) : Questions.end(channel));
    }
    return done;
  }

  /** Before something is written to a channel by whatever thread. */
  public static void writes(SocketChannel channel, ByteBuffer[] buffers, int first) {
    if (first >= 0 && first < buffers.length) {
      writes(channel, buffers[first]);
    }
  }

  /** The same of one buffer. */
  public static void writes(SocketChannel channel, ByteBuffer bytes) {
    if (goOnForEndpoint(channel)) {
      return;
    }
    Http1Answer answer = Http1Answer.to(bytes);
    if (Questions.mayAsk(channel, answer != null)) {
      Question question =
          Question.of(HookTable.inquiry("the answer of " + peer(channel)), asker(), answer);
      if (question.open() && !Questions.ask(channel, question)) {
        question.answered();
      }
    }
  }

  private static Object peer(SocketChannel channel) {
    try {
      return channel.getRemoteAddress();
    } catch (IOException closed) {
      return "a connection that is closed";
    }
  }

  /** What a loop does at a connection to a world's endpoint is for that world. */
  private static boolean goOnForEndpoint(SocketChannel channel) {
    EndpointHook endpoint = Endpoints.areNone() ? null : Endpoints.at(SocketPorts.remote(channel));
    if (endpoint != null) {
      endpoint.goOn();
    }
    return endpoint != null;
  }

  /** What {@code read} of one buffer returns. */
  public static int read(int bytes, SocketChannel channel, ByteBuffer buffer) {
    OnLocalChannel.took(bytes, channel);
    if (bytes > 0 && Questions.isAnsweredBy(last(bytes, buffer), channel)) {
      answered(Questions.end(channel));
      return bytes;
    }
    return (int) answers(bytes, channel);
  }

  private static ByteBuffer last(int bytes, ByteBuffer buffer) {
    int end = buffer.position();
    return buffer.duplicate().limit(end).position(end - bytes);
  }

  /** What {@code read} of several buffers returns. */
  public static long read(long bytes, SocketChannel channel) {
    OnLocalChannel.took(bytes, channel);
    return answers(bytes, channel);
  }

  private static long answers(long bytes, SocketChannel channel) {
    if (bytes != 0) {
      goOnForEndpoint(channel);
    }
    Question question = bytes == 0 ? null : Questions.read(channel);
    if (question != null && question.open() && question.asker() == null) {
      question.answered();
    } else if (question != null && !question.open() && bytes > 0 && isLoopThatCounts()) {
      InquiryHook last = question.inquiry();
      if (last != null) {
        last.more();
      }
    }
    return bytes;
  }

  /** The JDK's own client has a loop that counts for nobody: its calls are seen elsewhere. */
  private static boolean isLoopThatCounts() {
    return HookTable.own() != null && SelectorWaits.isCallerLoop();
  }

  /** Before the calling thread waits at a selector: what it has read may be all that was asked. */
  static void looksForMore() {
    Questions.readByCaller()
        .forEach(
            (channel, read) -> {
              Thread asker = read.asker();
              ThreadHook hook = asker == null ? null : HookTable.threadHook(asker);
              Question goesOn = Questions.goesOn(channel, read);
              Runnable decision = () -> endUnlessAwaited(channel, goesOn, hook);
              if (hook == null || !hook.atNextWait(decision)) {
                decision.run();
              }
            });
  }

  private static void endUnlessAwaited(
      SocketChannel channel, Question question, @Nullable ThreadHook asker) {
    Runnable end = () -> answered(Questions.end(channel, question));
    if (asker == null || !asker.waitsForResult() || !asker.atEndOfWait(end)) {
      end.run();
    }
  }

  /** Before a channel is closed by whatever thread. */
  public static void closes(SocketChannel channel) {
    if (goOnForEndpoint(channel)) {
      Endpoints.leaves(SocketPorts.local(channel));
    }
    LocalConnections.closes(channel);
    answered(Questions.close(channel));
  }

  /** Who has given the calling thread, which looks after connections, something to ask. */
  private static @Nullable Thread asker() {
    GuestHook guest = HookTable.currentGuest();
    return guest == null ? SelectorWaits.asker() : guest.asker();
  }

  private static void answered(@Nullable Question question) {
    if (question != null) {
      question.answered();
    }
  }
}
