package dev.holter.internal.service.run;

import dev.holter.internal.asl.state.TaskLimits;
import dev.holter.internal.choice.Choices;
import dev.holter.internal.choice.Dimension;
import dev.holter.internal.choice.Menu;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The choice of another {@code HeartbeatSeconds} than the one that a state declares. */
public final class HeartbeatChoice {
  /**
   * The dimension of this choice. It is not severe, since it changes the definition and does
   * nothing to a worker.
   */
  public static final Dimension DIMENSION = new Dimension("heartbeat", false);

  private HeartbeatChoice() {}

  static TaskLimits of(Choices choices, String state, TaskLimits declared, Instant now) {
    Optional<Duration> heartbeat = declared.heartbeat();
    if (heartbeat.isEmpty() || !choices.isOpen(DIMENSION)) {
      return declared;
    }
    Menu<Duration> menu =
        new Menu<>(
            DIMENSION,
            List.of(heartbeat.get()),
            Duration::parse,
            (who, limit) -> "HeartbeatSeconds of [" + who + "] was " + limit.toSeconds());
    return new TaskLimits(declared.timeout(), Optional.of(choices.choose(menu, state, now)));
  }
}
