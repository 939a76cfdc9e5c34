package dev.holter.internal.lint;

import java.util.function.Consumer;

/** A loop that survives the interrupt that is to end it. */
final class PollingUnending extends Rule {

  PollingUnending() {
    super("polling-unending", Severity.ERROR, "A worker that is stopped polls on");
  }

  @Override
  void check(Seen seen, Consumer<Finding> found) {
    seen.pollsAfterStop()
        .forEach(
            (thread, times) -> {
              // One may have been on its way, and one may have been how the thread heard of it.
              if (times > 2) {
                found.accept(
                    finding(
                        "thread [" + thread + "]",
                        "it was interrupted, and polled on",
                        "let the loop end on an interrupt, on AbortedException and on a flag; catch"
                            + " only what one task throws"));
              }
            });
  }
}
