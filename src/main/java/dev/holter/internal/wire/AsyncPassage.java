package dev.holter.internal.wire;

import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The call of a client with I/O threads of its own: a hold stands for it while it travels.
 *
 * <p>The hold is released while a server thread serves the call, which counts as running itself and
 * may wait virtually, and taken again until the answer has been taken up.
 */
final class AsyncPassage implements Passage {

  private final String id;
  private final CallerTime time;
  private final String description;
  private CallerTime.@Nullable Hold hold;
  private Instant sentAt = Instant.MIN;
  private boolean ended;

  AsyncPassage(String id, CallerTime time, String description) {
    this.id = id;
    this.time = time;
    this.description = description;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public synchronized void sent() {
    sentAt = time.clock().instant();
    take();
  }

  @Override
  public synchronized void timedOut(Throwable timeout) {
    if (time.clock().instant().equals(sentAt)) {
      time.timedOut(description, timeout);
    }
  }

  @Override
  public <T> T serve(Callable<T> work) throws Exception {
    return time.actForStranger(
        description,
        ClientPort.present(),
        () -> {
          release();
          boolean isAwaited = true;
          try {
            return work.call();
          } catch (InterruptedException callerHasGone) {
            isAwaited = false;
            throw callerHasGone;
          } finally {
            if (isAwaited) {
              take();
            }
          }
        });
  }

  @Override
  public synchronized void arrives() {
    if (hold != null) {
      hold.lend();
    }
  }

  @Override
  public void backsOff() {
    handOver();
  }

  @Override
  public synchronized void answered() {
    ended = true;
    handOver();
  }

  /**
   * Hands the hold to the calling thread, which gives the answer to whoever waits for it or plans
   * the next attempt.
   */
  private synchronized void handOver() {
    if (hold != null) {
      hold.handOver();
      hold = null;
    }
  }

  @Override
  public synchronized void end() {
    ended = true;
    release();
  }

  private synchronized void take() {
    if (hold == null && !ended) {
      hold = time.hold(description);
    }
  }

  private synchronized void release() {
    if (hold != null) {
      hold.close();
      hold = null;
    }
  }
}
