package dev.holter.internal.wire;

import dev.holter.internal.choice.Dimension;
import dev.holter.internal.choice.Menu;
import java.util.List;
import java.util.Optional;

/**
 * What may go wrong with a logical call: with its first attempt, or with all that a client makes.
 */
enum CallFault {
  NONE("", false),
  THROTTLED_ONCE("was throttled once", false),
  FAILED_ONCE("failed once with status 500", false),
  ANSWER_LOST_ONCE("was served and its answer got lost", false),
  THROTTLED("was throttled at every attempt", true),
  FAILED("failed with status 500 at every attempt", true),
  RESET("was reset at every attempt", true),
  ANSWER_LOST("was served and its answer got lost at every attempt", true);

  /** The dimension of what goes wrong with calls other than polls. */
  static final Dimension DIMENSION = new Dimension("fault", true);

  /**
   * The dimension of what goes wrong with polls. A lost answer loses the task, whatever its worker
   * does, unless the state retries.
   */
  static final Dimension OF_POLLS = new Dimension("poll-fault", true);

  static final Menu<CallFault> MENU = menu(DIMENSION);
  static final Menu<CallFault> MENU_OF_POLLS = menu(OF_POLLS);

  private final String sentence;
  private final boolean everyAttempt;

  CallFault(String sentence, boolean everyAttempt) {
    this.sentence = sentence;
    this.everyAttempt = everyAttempt;
  }

  private static Menu<CallFault> menu(Dimension dimension) {
    return new Menu<>(
        dimension, List.of(values()), CallFault::valueOf, (who, fault) -> who + fault.sentence());
  }

  private String sentence() {
    return " " + sentence;
  }

  /** Returns what happens to an attempt of the call, or nothing if it is served as usual. */
  Optional<FaultEffect> effect(boolean firstAttempt) {
    if (!firstAttempt && !everyAttempt) {
      return Optional.empty();
    }
    return switch (this) {
      case NONE -> Optional.empty();
      case THROTTLED_ONCE, THROTTLED -> Optional.of(new FaultEffect.Throttle());
      case FAILED_ONCE, FAILED -> Optional.of(new FaultEffect.Fail());
      case RESET -> Optional.of(new FaultEffect.ResetConnection());
      case ANSWER_LOST_ONCE, ANSWER_LOST -> Optional.of(new FaultEffect.LoseResponse());
    };
  }
}
