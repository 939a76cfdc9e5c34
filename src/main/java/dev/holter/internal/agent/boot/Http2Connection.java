package dev.holter.internal.agent.boot;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a client has asked over a connection of HTTP/2, and what of it is answered. Several requests
 * are under way at once, one thread reads for all of them, and much is sent that has no answer, so
 * the frames say where a question begins and where its answer ends (RFC 9113).
 *
 * <p>Time stands still while a question is open. That of a stream is open until the server ends the
 * stream; if the client may still send something over it, each of its messages is a question, and
 * whatever comes next is the answer.
 *
 * <p>The monitor is a leaf.
 */
final class Http2Connection {
  private static final ByteBuffer PREFACE =
      ByteBuffer.wrap("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int RST_STREAM = 3;
  private static final int SETTINGS = 4;
  private static final int PING = 6;
  private static final int GOAWAY = 7;
  private static final int CONTINUATION = 9;

  private static final int END_STREAM = 1;
  private static final int ACK = 1;
  private static final int END_HEADERS = 4;

  private final boolean isEncrypted;
  private final Http2Frames sent = new Http2Frames(PREFACE.remaining());
  private final Http2Frames received = new Http2Frames(0);
  private final Map<Integer, InquiryHook> open = new HashMap<>();

  /** What the server acknowledges, in this order. */
  private final Deque<InquiryHook> unacknowledged = new ArrayDeque<>();

  /** Streams over which the client sends nothing more. */
  private final Set<Integer> asked = new HashSet<>();

  /** The stream whose last frame has only begun with its headers, or zero. */
  private int ending;

  /**
   * A connection over which nothing has been sent.
   *
   * @param isEncrypted whether the socket below has other bytes
   */
  Http2Connection(boolean isEncrypted) {
    this.isEncrypted = isEncrypted;
  }

  /** Whether this is how a client begins to speak HTTP/2. */
  static boolean begins(ByteBuffer bytes) {
    int length = PREFACE.remaining();
    return bytes.remaining() >= length
        && bytes.slice(bytes.position(), length).equals(PREFACE.duplicate());
  }

  boolean isEncrypted() {
    return isEncrypted;
  }

  /** The calling thread sends this. */
  void sends(ByteBuffer bytes) {
    List<Http2Frame> frames;
    synchronized (this) {
      frames = sent.take(bytes);
    }
    for (Http2Frame frame : frames) {
      if (frame.type() == RST_STREAM) {
        answered(end(frame.stream()));
      } else if (asks(frame)) {
        noteEnd(frame);
        if (!isOpen(frame.stream())) {
          ask(frame.stream(), HookTable.inquiry("an answer over HTTP/2"));
        }
      }
    }
  }

  private synchronized void noteEnd(Http2Frame frame) {
    if ((frame.flags() & END_STREAM) != 0 && frame.stream() != 0) {
      asked.add(frame.stream());
    }
  }

  /** Whether something has been asked over the stream, of which this is more. */
  private synchronized boolean isOpen(int stream) {
    return open.containsKey(stream);
  }

  private static boolean asks(Http2Frame frame) {
    return switch (frame.type()) {
      case DATA, HEADERS -> true;
      case SETTINGS, PING -> (frame.flags() & ACK) == 0;
      default -> false;
    };
  }

  private synchronized void ask(int stream, @Nullable InquiryHook inquiry) {
    if (inquiry != null && stream == 0) {
      unacknowledged.addLast(inquiry);
    } else if (inquiry != null) {
      open.put(stream, inquiry);
    }
  }

  /** What has come over the connection; the caller tells those whose answer it is. */
  synchronized Http2Received receives(ByteBuffer bytes) {
    List<InquiryHook> answered = new ArrayList<>();
    boolean matters = false;
    for (Http2Frame frame : received.take(bytes)) {
      matters |= isOfStream(frame) || frame.type() == GOAWAY;
      InquiryHook answer = answer(frame);
      if (answer != null) {
        answered.add(answer);
      }
    }
    return new Http2Received(matters, answered);
  }

  private static boolean isOfStream(Http2Frame frame) {
    return switch (frame.type()) {
      case DATA, HEADERS, RST_STREAM, CONTINUATION -> true;
      default -> false;
    };
  }

  private @Nullable InquiryHook answer(Http2Frame frame) {
    boolean hasAllHeaders = (frame.flags() & END_HEADERS) != 0;
    return switch (frame.type()) {
      case SETTINGS, PING -> (frame.flags() & ACK) == 0 ? null : unacknowledged.pollFirst();
      case RST_STREAM -> end(frame.stream());
      case DATA -> answer(frame.stream(), (frame.flags() & END_STREAM) != 0);
      case HEADERS -> {
        boolean ends = (frame.flags() & END_STREAM) != 0;
        ending = ends && !hasAllHeaders ? frame.stream() : 0;
        yield answer(frame.stream(), ends && hasAllHeaders);
      }
      case CONTINUATION -> answer(frame.stream(), hasAllHeaders && ending == frame.stream());
      default -> null;
    };
  }

  private @Nullable InquiryHook answer(int stream, boolean isWhole) {
    return isWhole || !asked.contains(stream) ? end(stream) : null;
  }

  private synchronized @Nullable InquiryHook end(int stream) {
    asked.remove(stream);
    return open.remove(stream);
  }

  /** Nobody will answer any more. */
  void close() {
    List<InquiryHook> left;
    synchronized (this) {
      left = new ArrayList<>(open.values());
      left.addAll(unacknowledged);
      open.clear();
      unacknowledged.clear();
      asked.clear();
    }
    left.forEach(InquiryHook::answered);
  }

  private static void answered(@Nullable InquiryHook inquiry) {
    if (inquiry != null) {
      inquiry.answered();
    }
  }
}
