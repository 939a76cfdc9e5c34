package dev.holter.internal.wire;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which calls an effect meets. Calls are counted from 1, per task token where the request has one,
 * and as the service sees them: a client's retry is a call of its own.
 *
 * @param operation the operation's name, such as {@code SendTaskHeartbeat}
 * @param taskToken which tokens it meets; null stands for a call that carries none
 * @param first the first call it meets
 * @param last the last call it meets
 * @param effect what happens to the call
 */
public record FaultRule(
    String operation,
    Predicate<@Nullable String> taskToken,
    int first,
    int last,
    FaultEffect effect) {

  /** Checks the range. */
  public FaultRule {
    if (first < 1 || last < first) {
      throw new IllegalArgumentException(
          "A fault on "
              + operation
              + " has calls ["
              + first
              + "] to ["
              + last
              + "]: the first call is 1 and the last one is not before the first");
    }
  }

  boolean meets(@Nullable String token, int call) {
    return first <= call && call <= last && taskToken.test(token);
  }
}
