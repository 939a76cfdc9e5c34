package dev.holter.internal.service.core;

import dev.holter.internal.choice.Choices;
import dev.holter.internal.time.Deadline;
import dev.holter.internal.time.Timeline;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the parts of one simulated service share.
 *
 * @param lock guards all state of the service; taken before the timeline's own, never after it
 * @param timeline the time that the service lives in
 * @param tokens what it makes up
 * @param settings where it says it is
 * @param arns its ARNs
 * @param budget how many events it may still write
 */
public record Core(
    Object lock,
    Timeline timeline,
    Tokens tokens,
    ServiceSettings settings,
    Arns arns,
    EventBudget budget) {

  public static Core of(Timeline timeline, ServiceSettings settings) {
    return new Core(
        new Object(),
        timeline,
        new Tokens(settings.seed()),
        settings,
        new Arns(settings),
        new EventBudget(settings.eventBudget()));
  }

  public Instant now() {
    return timeline.now();
  }

  /** Returns who decides where AWS allows the service to do one thing or another. */
  public Choices choices() {
    return timeline.choices();
  }

  /** Cancels a deadline. Nothing happens if it is null. */
  public void cancel(@Nullable Deadline deadline) {
    if (deadline != null) {
      timeline.cancel(deadline);
    }
  }
}
