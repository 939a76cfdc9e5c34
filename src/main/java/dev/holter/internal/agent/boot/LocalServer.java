package dev.holter.internal.agent.boot;

import java.lang.ref.WeakReference;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A server that somebody in a world has opened. Whoever waits for its connections does not count;
 * time stands still while one of the world's is on its way to somebody who waits. The monitor is a
 * leaf, and is taken under the clock's lock as well.
 */
final class LocalServer {
  private final WeakReference<Object> world;
  private final int port;
  private final @Nullable ServerSocketChannel channel;

  /** How many have begun to connect, and have not been accepted. */
  private int arriving;

  /** The ports of clients that are connected, and whose connection has not been accepted. */
  private final Set<Integer> connected = new HashSet<>();

  /** The ports of clients that were accepted before they went on. */
  private final Set<Integer> accepted = new HashSet<>();

  /** Who waits for a connection, and not at a selector. */
  private final Set<Thread> acceptors = new HashSet<>();

  /** The same, and who has nothing to wait for any more and does not count yet. */
  private final Set<Thread> absent = new HashSet<>();

  private @Nullable InquiryHook travel;

  /** Whether those who serve it count for the world, as far as is known. */
  private volatile boolean servedInside = true;

  /** Whether somebody has waited for a connection. */
  private volatile boolean isAttended;

  /** What to do as soon as somebody who counts serves it. */
  private final List<Runnable> whenServed = new ArrayList<>();

  private volatile boolean isClosed;

  LocalServer(Object world, int port, @Nullable ServerSocketChannel channel) {
    this.world = new WeakReference<>(world);
    this.port = port;
    this.channel = channel;
  }

  int port() {
    return port;
  }

  boolean isOf(ActorHook actor) {
    Object opener = world.get();
    return opener != null && actor.isOf(opener);
  }

  /** What a selector knows it as, if it may be at one. */
  @Nullable ServerSocketChannel channel() {
    return channel;
  }

  /** The calling thread serves it, or is about to. */
  void serve() {
    ActorHook actor = HookTable.actor();
    List<Runnable> due = List.of();
    synchronized (this) {
      isAttended = true;
      servedInside = actor != null && isOf(actor);
      if (servedInside) {
        due = List.copyOf(whenServed);
        whenServed.clear();
      }
    }
    due.forEach(Runnable::run);
  }

  /** Runs something as soon as somebody who counts serves it; at once if that is so already. */
  void whenServedInside(Runnable action) {
    synchronized (this) {
      if (!isAttended || !servedInside) {
        whenServed.add(action);
        return;
      }
    }
    action.run();
  }

  /**
   * Whether time may move while a thread of that world waits for its answer. If nobody has ever
   * waited for a connection, it is the client's own limit that ends the wait.
   */
  boolean serves(ActorHook client) {
    return isAttended && mayServe(client);
  }

  /** The same, whether or not anybody has waited for a connection yet. */
  boolean mayServe(ActorHook client) {
    return isOf(client) && isServedInside();
  }

  /** Whether those who serve it count, as far as is known. */
  boolean isServedInside() {
    return servedInside;
  }

  /** Before the calling thread waits for a connection. */
  void beginAccept() {
    synchronized (this) {
      acceptors.add(Thread.currentThread());
      absent.add(Thread.currentThread());
    }
    keepTime();
  }

  /** It does not wait any more. */
  void endAccept() {
    synchronized (this) {
      acceptors.remove(Thread.currentThread());
    }
    freeTime();
  }

  /** After that, it counts again. */
  synchronized void hasComeBack() {
    absent.remove(Thread.currentThread());
  }

  /** Whether the calling thread is between the first two. */
  synchronized boolean isAccepting() {
    return acceptors.contains(Thread.currentThread());
  }

  private synchronized boolean isAbsent(Thread thread) {
    return absent.contains(thread);
  }

  /**
   * Before the calling thread closes it, which ends the waits: who waited counts from here on. The
   * JDK may have refused to let one wait already, and that one be on its way back.
   */
  void close() {
    List<Thread> waiting;
    synchronized (this) {
      isClosed = true;
      waiting = List.copyOf(absent);
    }
    waiting.forEach(thread -> Outside.wake(thread, () -> isAbsent(thread)));
  }

  /** Whether it is closed, or about to be. */
  boolean isClosed() {
    return isClosed;
  }

  private synchronized boolean isTravelling() {
    return arriving > 0 && !acceptors.isEmpty();
  }

  private void keepTime() {
    if (!isTravelling()) {
      return;
    }
    InquiryHook inquiry = HookTable.inquiry("a connection to port " + port);
    synchronized (this) {
      if (isTravelling() && travel == null) {
        travel = inquiry;
        return;
      }
    }
    if (inquiry != null) {
      inquiry.answered();
    }
  }

  private void freeTime() {
    InquiryHook over;
    synchronized (this) {
      if (isTravelling()) {
        return;
      }
      over = travel;
      travel = null;
    }
    if (over != null) {
      over.answered();
    }
  }

  /** Whether somebody is connecting, or has connected and waits to be accepted. */
  synchronized boolean isAwaited() {
    return arriving > 0;
  }

  /** Before somebody connects. */
  void beginConnect() {
    synchronized (this) {
      arriving++;
    }
    keepTime();
  }

  /** It has failed, or the server is closed. */
  void failConnect() {
    synchronized (this) {
      arriving--;
    }
    settle();
  }

  /** A loop that has come to its selector since may wait for what is not to come any more. */
  private void settle() {
    freeTime();
    if (!isAwaited()) {
      SelectorWaits.nudge(channel, SelectionKey.OP_ACCEPT);
    }
  }

  /** A client is connected. */
  void connected(int port) {
    synchronized (this) {
      meet(port, accepted, connected);
    }
    settle();
  }

  /**
   * A client, which may be of another process, was accepted by the calling thread, which counts.
   */
  void accepted(int port) {
    synchronized (this) {
      meet(port, connected, accepted);
    }
    settle();
  }

  /** Both have to happen, in whatever order. */
  private void meet(int port, Set<Integer> others, Set<Integer> own) {
    if (others.remove(port)) {
      arriving--;
    } else {
      own.add(port);
    }
  }

  /** The server's end of a connection is closed. */
  synchronized void left(int port) {
    accepted.remove(port);
  }
}
