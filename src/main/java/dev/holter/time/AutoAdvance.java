package dev.holter.time;

import org.apiguardian.api.API;

/**
 * While open, time also moves when the test's own thread waits in virtual time, for example in a
 * client call.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class AutoAdvance implements AutoCloseable {
  private final Runnable end;
  private boolean closed;

  AutoAdvance(Runnable end) {
    this.end = end;
  }

  /** Goes back to time that moves only in the advance verbs; closing twice does nothing. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      end.run();
    }
  }
}
