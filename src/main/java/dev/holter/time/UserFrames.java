package dev.holter.time;

import java.util.Arrays;
import java.util.List;

/** Cuts stack traces down to the frames that a test author can act on. */
final class UserFrames {
  private UserFrames() {}

  /** Leaves out our own frames at the top, and keeps at most {@code limit} of what follows. */
  static List<StackTraceElement> of(StackTraceElement[] trace, int limit) {
    return Arrays.stream(trace)
        .dropWhile(frame -> frame.getClassName().startsWith("dev.holter.time."))
        .limit(limit)
        .toList();
  }
}
