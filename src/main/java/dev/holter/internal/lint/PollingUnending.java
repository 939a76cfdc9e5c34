package dev.holter.internal.lint;

import java.util.function.Consumer;

/** Finds polling loops that go on after the interrupt that is to end them. */
final class PollingUnending extends Rule {

  PollingUnending() {
    super("polling-unending", Severity.ERROR, "A worker that is stopped polls on");
  }

  @Override
  void check(Seen seen, Consumer<Finding> found) {
    seen.pollsAfterStop()
        .forEach(
            (thread, times) -> {
              // One poll may have been on its way already, and in another one the thread may have
              // met the interrupt.
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
