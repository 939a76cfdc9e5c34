package dev.holter;

import dev.holter.internal.wire.FaultRule;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The calls at which a test wants a fault. A site that no call can ever match is refused: its fault
 * would never happen, and the test would pass.
 */
record FaultSite(String operation, Predicate<@Nullable String> token, int first, int last) {

  FaultSite {
    if (first < 1 || last < first) {
      throw new IllegalArgumentException(
          "A fault is on the calls from ["
              + first
              + "] to ["
              + last
              + "]: the first call is 1, and the last one does not come before the first");
    }
    if (!isOperation(operation)) {
      throw new IllegalArgumentException(
          "A fault is on [" + operation + "]: give an operation such as SendTaskSuccess");
    }
  }

  /** Whether the SDK's model has an operation of this name. */
  private static boolean isOperation(String name) {
    String request = "software.amazon.awssdk.services.sfn.model." + name + "Request";
    try {
      Class.forName(request, false, FaultSite.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError unknown) {
      // On a file system without upper and lower case a wrong case is a linkage error.
      return false;
    }
  }

  FaultRule with(Fault fault) {
    return new FaultRule(operation, token, first, last, fault.effect());
  }
}
