package dev.holter.internal.agent.boot;

/**
 * In Netty's promises: who waits for one waits for an event loop, in real time. A wait that ends
 * since its own limit has come has taken no virtual time.
 */
public final class OnPromise {
  private OnPromise() {}

  /**
   * At the end of the wait, on the thread that has waited.
   *
   * @return what it has come to
   */
  public static boolean awaited(boolean done, Object promise, long nanos) {
    if (!done && nanos > 0) {
      ThreadHook hook = HookTable.current();
      if (hook != null) {
        hook.timedOut("DefaultPromise.await");
      }
    }
    return done;
  }
}
