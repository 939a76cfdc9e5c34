package dev.holter.internal.wire;

import org.jspecify.annotations.Nullable;

/** Hears of every call that met a fault, so that the journal can show it. */
@FunctionalInterface
public interface FaultListener {

  /**
   * A fault is about to take effect; called on the thread that serves the call.
   *
   * @param operation the operation's name
   * @param taskToken the request's token, or null if the operation has none
   * @param error what the fault is called, see {@link FaultEffect#error()}
   */
  void injected(String operation, @Nullable String taskToken, String error);
}
