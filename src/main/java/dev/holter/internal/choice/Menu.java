package dev.holter.internal.choice;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What may happen at a place.
 *
 * @param <T> the type of an option; its text names it in a replay text
 * @param dimension the way in which the options differ
 * @param options the usual one first, then from mild to hard
 * @param reader reads the text of an option, also of one that is not on the menu; throws an {@link
 *     IllegalArgumentException} or a {@link java.time.DateTimeException} for anything else
 * @param teller says in a sentence what happens, from who is asked and what is chosen
 */
public record Menu<T>(
    Dimension dimension,
    List<T> options,
    Function<String, T> reader,
    BiFunction<String, T, String> teller) {

  /** Keeps the options from changing. */
  public Menu {
    options = List.copyOf(options);
  }

  /**
   * Returns what happens in a plain test.
   *
   * @return the first option
   */
  public T usual() {
    return options.get(0);
  }
}
