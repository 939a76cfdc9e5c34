package dev.holter;

import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Catches what is expected; AssertJ's own method for it has other parameters in older versions. */
public final class Caught {
  private Caught() {}

  /** Returns what the code throws, which must be of that type; null if it throws nothing. */
  @SuppressWarnings("NullAway") // As AssertJ's: whoever expects a failure dereferences it.
  public static <T extends Throwable> T catchThrowableOfType(Class<T> type, ThrowingCallable code) {
    Throwable thrown = Assertions.catchThrowable(code);
    if (thrown != null) {
      Assertions.assertThat(thrown).isInstanceOf(type);
    }
    return type.cast(thrown);
  }
}
