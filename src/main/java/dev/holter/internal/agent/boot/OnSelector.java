package dev.holter.internal.agent.boot;

import java.io.IOException;
import java.nio.channels.Selector;

/** In the place of the methods of {@link Selector}, which wait in real time. */
public final class OnSelector {
  private OnSelector() {}

  /** {@link Selector#select(long)}. */
  public static int select(Selector selector, long timeout) throws IOException {
    int ready = selector.select(timeout);
    if (ready == 0 && timeout > 0) {
      ThreadHook hook = HookTable.current();
      if (hook != null) {
        hook.timedOut("Selector.select");
      }
    }
    return ready;
  }
}
