package dev.holter.internal.choice;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Decides at each place where a world could go on in several ways. Any thread. */
public interface Choices {

  /** Choices under which everything is as usual. */
  Choices USUAL =
      new Choices() {
        @Override
        public boolean isOpen(Dimension dimension) {
          return false;
        }

        @Override
        public List<Duration> amounts(Dimension dimension) {
          return List.of();
        }

        @Override
        public <T> T choose(Menu<T> menu, String who, Instant at) {
          return menu.usual();
        }

        @Override
        public List<Told> told() {
          return List.of();
        }
      };

  /**
   * Tells whether an answer of this kind may be anything but the usual one, so that nobody makes a
   * menu in vain.
   *
   * @param dimension the way in which a run may differ
   * @return the same during one world
   */
  boolean isOpen(Dimension dimension);

  /**
   * Returns how much it may be in a dimension whose options are amounts of time.
   *
   * @param dimension the way in which a run may differ
   * @return from little to much, without the usual one; empty unless it is open
   */
  List<Duration> amounts(Dimension dimension);

  /**
   * Chooses what happens.
   *
   * @param <T> the type of an option
   * @param menu what may happen
   * @param who whom it concerns, the same in every run of a test; the questions about one are
   *     counted
   * @param at the virtual instant, for messages
   * @return an option of the menu, or one that its reader has read
   */
  <T> T choose(Menu<T> menu, String who, Instant at);

  /**
   * Notes what a test has done to its world itself.
   *
   * @param done what was not as usual
   */
  default void tell(Told done) {}

  /**
   * Tells what was not as usual.
   *
   * @return what was chosen or noted so far, in order
   */
  List<Told> told();
}
