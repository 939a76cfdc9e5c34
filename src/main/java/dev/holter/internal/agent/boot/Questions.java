package dev.holter.internal.agent.boot;

import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The connections that clients with event loops have opened, and what is under way over them.
 *
 * <p>Who asks gives the request to a loop, through a queue and a wake-up, and waits. The loop sends
 * it and waits at its selector, so that nobody runs while the answer is on its way: time would move
 * to the limit of either wait. It stands still from a write to the next read instead. The loop
 * counts as running from the wake-up to the write and from the read on, so there is no gap.
 *
 * <p>An answer of HTTP/1.1 says where it ends. Nobody knows that of others: if whoever has asked
 * still waits for a result when its loop looks for more, there is more to come until that wait is
 * over; if it has yet to wait, its first wait decides.
 *
 * <p>A channel is equal to itself only. The monitor is a leaf.
 */
final class Questions {
  private static final Map<SocketChannel, Question> CLIENTS = new WeakHashMap<>();

  private Questions() {}

  /** A connection is open, or about to be, and somebody may ask over it. */
  static void begin(SocketChannel channel, Question connected) {
    synchronized (CLIENTS) {
      CLIENTS.put(channel, connected);
    }
  }

  /** Whether a question over this connection is to be followed, and none is open. */
  static boolean mayAsk(SocketChannel channel, boolean isRequest) {
    synchronized (CLIENTS) {
      Question known = CLIENTS.get(channel);
      if (known != null && known.open()) {
        // What has been read was not all, or is answered: there is more to come.
        CLIENTS.put(channel, (isRequest ? known.withoutEnd() : known).readBy(null));
      }
      return known != null && !known.open();
    }
  }

  /** Something has been asked; returns false if another thread has asked as well meanwhile. */
  static boolean ask(SocketChannel channel, Question question) {
    synchronized (CLIENTS) {
      Question known = CLIENTS.get(channel);
      if (known == null || known.open()) {
        return false;
      }
      CLIENTS.put(channel, question);
      return true;
    }
  }

  /** Whether these bytes, which have been read, end the answer to what was asked. */
  static boolean isAnsweredBy(ByteBuffer bytes, SocketChannel channel) {
    synchronized (CLIENTS) {
      Question known = CLIENTS.get(channel);
      Http1Answer answer = known == null ? null : known.answer();
      if (answer != null) {
        answer.take(bytes);
      }
      return answer != null && answer.isComplete();
    }
  }

  /** Something has been read; returns what has been asked, if that is known. */
  static @Nullable Question read(SocketChannel channel) {
    synchronized (CLIENTS) {
      Question known = CLIENTS.get(channel);
      if (known != null && known.open()) {
        CLIENTS.put(
            channel, known.asker() == null ? known.closed() : known.readBy(Thread.currentThread()));
      }
      return known;
    }
  }

  /** The connection is there, or the answer; returns what has been asked. */
  static @Nullable Question end(SocketChannel channel) {
    synchronized (CLIENTS) {
      Question known = CLIENTS.get(channel);
      if (known != null) {
        CLIENTS.put(channel, known.closed());
      }
      return known;
    }
  }

  /** The connection is closed; returns what has been asked. */
  static @Nullable Question close(SocketChannel channel) {
    synchronized (CLIENTS) {
      return CLIENTS.remove(channel);
    }
  }

  /** What the calling thread, which looks for more, has read. */
  static Map<SocketChannel, Question> readByCaller() {
    Map<SocketChannel, Question> read = new HashMap<>();
    synchronized (CLIENTS) {
      CLIENTS.forEach(
          (channel, question) -> {
            if (question.reader() == Thread.currentThread()) {
              read.put(channel, question);
            }
          });
    }
    return read;
  }

  /** There may be more to come; returns what has been asked, as it is kept from now on. */
  static Question goesOn(SocketChannel channel, Question read) {
    Question question = read.readBy(null);
    synchronized (CLIENTS) {
      CLIENTS.replace(channel, read, question);
    }
    return question;
  }

  /** There was no more to come; returns null if something else has happened meanwhile. */
  static @Nullable Question end(SocketChannel channel, Question question) {
    synchronized (CLIENTS) {
      return CLIENTS.replace(channel, question, question.closed()) ? question : null;
    }
  }
}
