package dev.holter.internal.choice;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Asks how much of something there is, where as usual there is none.
 *
 * @param dimension the way in which the amounts differ
 * @param teller says in a sentence what happens, from who is asked and how much it is
 */
public record Amounts(Dimension dimension, BiFunction<String, Duration, String> teller) {

  /**
   * Makes the menu of a world. A world asks thousands of times, so it makes each menu once.
   *
   * @param choices answer in that world
   * @return none first, then what is allowed
   */
  public Menu<Duration> menu(Choices choices) {
    List<Duration> options = new ArrayList<>(List.of(Duration.ZERO));
    options.addAll(choices.amounts(dimension));
    return new Menu<>(dimension, options, Duration::parse, teller);
  }
}
