package dev.holter.internal.agent.boot;

import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
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
 * <p>Nobody knows where an answer ends. If whoever has asked still waits for a result when its loop
 * looks for more, there is more to come.
 *
 * <p>A channel is equal to itself only. The monitor is a leaf.
 */
final class Questions {
  private static final Map<SocketChannel, Question> CLIENTS = new WeakHashMap<>();

  private Questions() {}

  /** A connection is open, or about to be, and somebody may ask over it. */
  static void begin(SocketChannel channel, @Nullable Runnable connected) {
    synchronized (CLIENTS) {
      CLIENTS.put(channel, new Question(connected, null, null));
    }
  }

  /** Whether a question over this connection is to be followed, and none is open. */
  static boolean mayAsk(SocketChannel channel) {
    synchronized (CLIENTS) {
      Question known = CLIENTS.get(channel);
      if (known == null) {
        return false;
      }
      if (known.isOpen()) {
        // What has been read was not all, or is answered: there is more to come.
        CLIENTS.put(channel, known.readBy(null));
      }
      return !known.isOpen();
    }
  }

  /** Something has been asked; returns what to do at once, since another thread asked as well. */
  static @Nullable Runnable ask(SocketChannel channel, Question question) {
    synchronized (CLIENTS) {
      Question known = CLIENTS.get(channel);
      if (known == null || known.isOpen()) {
        return question.answered();
      }
      CLIENTS.put(channel, question);
      return null;
    }
  }

  /** Something has been read; returns what lets time move if that was all. */
  static @Nullable Runnable read(SocketChannel channel) {
    synchronized (CLIENTS) {
      Question known = CLIENTS.get(channel);
      if (known == null || !known.isOpen()) {
        return null;
      }
      if (known.asker() != null) {
        CLIENTS.put(channel, known.readBy(Thread.currentThread()));
        return null;
      }
      CLIENTS.put(channel, Question.NONE);
      return known.answered();
    }
  }

  /** The connection is there, or is closed; returns what lets time move. */
  static @Nullable Runnable end(SocketChannel channel, boolean closed) {
    synchronized (CLIENTS) {
      Question known = closed ? CLIENTS.remove(channel) : CLIENTS.replace(channel, Question.NONE);
      return known == null ? null : known.answered();
    }
  }

  /** What the calling thread, which looks for more, has read. */
  static List<SocketChannel> readByCaller() {
    List<SocketChannel> read = new ArrayList<>();
    synchronized (CLIENTS) {
      CLIENTS.forEach(
          (channel, question) -> {
            if (question.reader() == Thread.currentThread()) {
              read.add(channel);
            }
          });
    }
    return read;
  }

  /** Null if nothing is known of the connection. */
  static @Nullable Question at(SocketChannel channel) {
    synchronized (CLIENTS) {
      return CLIENTS.get(channel);
    }
  }

  /** There is more to come. */
  static void goesOn(SocketChannel channel, Question question) {
    synchronized (CLIENTS) {
      CLIENTS.replace(channel, question, question.readBy(null));
    }
  }
}
