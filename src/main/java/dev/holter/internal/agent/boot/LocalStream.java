package dev.holter.internal.agent.boot;

import java.nio.channels.SelectionKey;
import org.jspecify.annotations.Nullable;

/**
 * What goes one way over a connection whose ends are both in this JVM. The monitor is a leaf, and
 * is taken under the clock's lock as well.
 */
final class LocalStream {
  /** Less than zero for as long as a writer is on its way back. */
  private long unread;

  private int writers;
  private boolean ended;
  private boolean released;
  private @Nullable Thread reader;
  private long lastLook = Long.MIN_VALUE;

  /** Before the calling thread waits for something. */
  synchronized void expect() {
    reader = Thread.currentThread();
    released = false;
  }

  /**
   * Whether nobody has looked at this instant yet. Such a look takes no time; one who does nothing
   * but look must let time move.
   */
  synchronized boolean isFirstLook(long now) {
    boolean isFirst = lastLook != now;
    lastLook = now;
    return isFirst;
  }

  /** It does not wait any more. */
  synchronized void found() {
    reader = null;
  }

  /** Whether a reader would find anything, if only the end. */
  synchronized boolean isThere() {
    return unread > 0 || ended;
  }

  /** The same, or somebody is about to write. */
  synchronized boolean isComing() {
    return writers > 0 || unread > 0 || ended;
  }

  /** Whoever waits goes on though there is nothing. */
  synchronized void release() {
    released = true;
    notifyAll();
  }

  /**
   * Really waits until something is coming or the wait is released.
   *
   * @throws InterruptedException as {@link Object#wait()} does
   */
  synchronized void awaitComing() throws InterruptedException {
    while (!released && !isComing()) {
      wait();
    }
  }

  /**
   * Really waits for those who are about to write, who run.
   *
   * @throws InterruptedException as {@link Object#wait()} does
   */
  synchronized void awaitWriters() throws InterruptedException {
    while (writers > 0 && !isThere()) {
      wait();
    }
  }

  /** Whether that thread waits for something that is there, or is coming. */
  synchronized boolean isFor(Thread thread) {
    return reader == thread && isComing();
  }

  /** Before something is written. */
  synchronized void beginWrite() {
    writers++;
  }

  /** Before so much is sent in one piece. */
  synchronized void announce(long amount) {
    unread += amount;
  }

  /** So much of that has come; what others have sent was not announced. */
  synchronized void readAnnounced(long amount) {
    unread = Math.max(0, unread - amount);
  }

  private synchronized @Nullable Thread reader() {
    return reader;
  }

  /**
   * First whoever waits counts, and then it comes back: this thread may have to wait in between.
   */
  void wakeReader() {
    Thread waiting = reader();
    if (waiting != null) {
      Outside.wake(waiting, () -> isFor(waiting));
    }
    tell();
  }

  /**
   * The same for whoever waits at a selector, too.
   *
   * @param end the reader's; null if it is gone
   */
  void wakeReaders(@Nullable Object end) {
    wakeReader();
    SelectorWaits.wake(end, SelectionKey.OP_READ);
  }

  /**
   * Ends a write. What was written may have been read before, and a loop may have come to its
   * selector since and wait for it: it looks again.
   *
   * @param end the reader's; null if it is gone
   */
  void endWriteTo(@Nullable Object end) {
    boolean isGone = endWrite();
    if (isGone) {
      SelectorWaits.nudge(end, SelectionKey.OP_READ);
    }
  }

  /** Lets whoever waits look again. */
  private synchronized void tell() {
    notifyAll();
  }

  /** After that, however it has ended; returns whether nothing is left of it. */
  private synchronized boolean endWrite() {
    writers = Math.max(0, writers - 1);
    notifyAll();
    return !isComing();
  }

  /** So many bytes are on their way. */
  synchronized void wrote(long bytes) {
    unread += bytes;
    notifyAll();
  }

  /** So many bytes have come, maybe before whoever has written them says so. */
  synchronized void read(long bytes) {
    unread -= bytes;
  }

  /** Nothing more comes. */
  synchronized void end() {
    ended = true;
  }
}
