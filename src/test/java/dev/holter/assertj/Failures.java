package dev.holter.assertj;

import static dev.holter.Caught.catchThrowableOfType;
import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Catches the failure that an assertion has to have, and gives its message or a line of it. */
final class Failures {

  private Failures() {}

  static AbstractStringAssert<?> of(ThrowingCallable assertion) {
    return assertThat(message(assertion));
  }

  static AbstractStringAssert<?> expectation(ThrowingCallable assertion) {
    return assertThat(line(assertion, "to "));
  }

  static AbstractStringAssert<?> finding(ThrowingCallable assertion) {
    return assertThat(line(assertion, "but "));
  }

  private static String line(ThrowingCallable assertion, String start) {
    return message(assertion)
        .lines()
        .filter(line -> line.startsWith(start))
        .findFirst()
        .orElseThrow(() -> new AssertionError("the message has no line that starts with " + start));
  }

  private static String message(ThrowingCallable assertion) {
    AssertionError error = catchThrowableOfType(AssertionError.class, assertion);
    assertThat(error).as("the assertion has to fail").isNotNull();
    return String.valueOf(error.getMessage());
  }
}
