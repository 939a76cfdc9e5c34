package dev.holter.internal.wire;

import java.util.ArrayList;
import java.util.List;

/**
 * The calls over HTTP of one world that ended with a failure which no answer of AWS tells of.
 *
 * <p>Their callers are told as little as AWS tells of failures of its own; the test is told all.
 */
final class UnservedCalls {

  /**
   * How many failures are kept. A worker that tries again and again fails for the same reason each
   * time.
   */
  private static final int KEPT = 10;

  private final List<IllegalStateException> kept = new ArrayList<>();

  synchronized void add(String target, Throwable failure) {
    String message =
        "["
            + target
            + "] could not be served, and over HTTP its caller was told no more than"
            + " [InternalFailure]: "
            + failure;
    if (kept.size() < KEPT && kept.stream().noneMatch(one -> message.equals(one.getMessage()))) {
      kept.add(new IllegalStateException(message, failure));
    }
  }

  /**
   * Returns the failures since the last call of this method. Of many, only the first ones were
   * kept.
   */
  synchronized List<IllegalStateException> take() {
    List<IllegalStateException> taken = List.copyOf(kept);
    kept.clear();
    return taken;
  }
}
