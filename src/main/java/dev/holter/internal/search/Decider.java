package dev.holter.internal.search;

import dev.holter.internal.choice.Menu;
import org.jspecify.annotations.Nullable;

/** Decides what happens at one place after the other of one run. */
interface Decider {

  /**
   * Decides.
   *
   * @return the text of an option; null for the usual one
   */
  @Nullable String decide(Address place, Menu<?> menu);

  /** Follows a plan. */
  static Decider of(Plan plan) {
    return (place, menu) -> plan.options().get(place);
  }
}
