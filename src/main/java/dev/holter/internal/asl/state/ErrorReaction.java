package dev.holter.internal.asl.state;

import dev.holter.internal.asl.reading.StateError;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What {@code Retry} and {@code Catch} of a state make of an error. Executions act on it, and
 * {@code TestState} tells it.
 */
public sealed interface ErrorReaction {

  /**
   * The state is tried again.
   *
   * @param retrier the index of the entry of {@code Retry} that grants it
   * @param delay how long the state waits before that
   */
  record Retry(int retrier, Duration delay) implements ErrorReaction {}

  /**
   * The state is left through a catcher.
   *
   * @param index which entry of {@code Catch} it is
   * @param catcher that entry
   */
  record Catch(int index, Catcher catcher) implements ErrorReaction {}

  /** No entry is meant for the error: whatever runs the state fails. */
  record Failure() implements ErrorReaction {}

  /**
   * Decides what becomes of an error. The first retrier that is meant for it decides on retries,
   * even if it has none left; the first catcher that is meant for it is the way out after that.
   *
   * @param used tells how many retries an entry of {@code Retry} has granted for this state so far
   * @param random01 draws a number from 0 to 1 for jitter; asked once, and only if a retry follows
   */
  static ErrorReaction of(
      RetriableState state, StateError error, IntUnaryOperator used, DoubleSupplier random01) {
    List<Retrier> retriers = state.retriers();
    int retrier = first(retriers, entry -> entry.matches(error));
    if (retrier >= 0 && used.applyAsInt(retrier) < retriers.get(retrier).maxAttempts()) {
      long next = used.applyAsInt(retrier) + 1L;
      return new Retry(retrier, retriers.get(retrier).delay(next, random01.getAsDouble()));
    }
    List<Catcher> catchers = state.catchers();
    int catcher = first(catchers, entry -> entry.matches(error));
    return catcher < 0 ? new Failure() : new Catch(catcher, catchers.get(catcher));
  }

  private static <T> int first(List<T> entries, Predicate<T> meant) {
    return IntStream.range(0, entries.size())
        .filter(index -> meant.test(entries.get(index)))
        .findFirst()
        .orElse(-1);
  }
}
