package dev.holter.internal.asl.jsonata;

import com.dashjoin.jsonata.Jsonata;
import java.lang.reflect.Proxy;

/**
 * Ends an expression that would not end. It counts steps, because a limit in time would be another
 * one on every machine.
 */
final class StepLimit {

  private static final int STEPS = 1_000_000;

  // One call of a function takes three; far below what the stack of a thread bears.
  private static final int DEPTH = 900;

  private int steps;
  private int depth;

  private StepLimit() {}

  static void set(Jsonata.Frame frame) {
    StepLimit limit = new StepLimit();
    frame.setEvaluateEntryCallback(callback(Jsonata.EntryCallback.class, limit::enter));
    frame.setEvaluateExitCallback(callback(Jsonata.ExitCallback.class, limit::exit));
  }

  private void enter() {
    if (++steps > STEPS) {
      throw new JsonataProblem("U1001: Expression evaluation timeout: Check for infinite loop");
    }
    if (++depth > DEPTH) {
      throw new JsonataProblem(
          "U1001: Stack overflow error: Check for non-terminating recursive function."
              + " Consider rewriting as tail-recursive");
    }
  }

  private void exit() {
    depth--;
  }

  /**
   * The library's own interfaces, whose methods have a parameter of a type that nobody can name.
   */
  private static <T> T callback(Class<T> type, Runnable body) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              body.run();
              return null;
            });
    return type.cast(proxy);
  }
}
