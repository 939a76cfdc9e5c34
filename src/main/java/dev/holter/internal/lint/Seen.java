package dev.holter.internal.lint;

import java.util.List;
import java.util.Map;

/**
 * What a test has shown, as it stands when the rules look at it.
 *
 * @param machines those whose definitions a user has written
 * @param attempts the attempts of tasks, in the order in which they were scheduled
 * @param givenUp polls that were left early
 * @param silenced threads whose last call was a heartbeat that failed
 * @param pollsAfterStop how often threads have polled while they were being stopped, by name
 * @param disturbed whether the test has delayed or ended workers, so that late or missing calls may
 *     not be the fault of the workers
 */
public record Seen(
    List<SeenMachine> machines,
    List<SeenAttempt> attempts,
    List<SeenPoll> givenUp,
    List<SilencedThread> silenced,
    Map<String, Integer> pollsAfterStop,
    boolean disturbed) {

  /** Copies what it is given. */
  public Seen {
    machines = List.copyOf(machines);
    attempts = List.copyOf(attempts);
    givenUp = List.copyOf(givenUp);
    silenced = List.copyOf(silenced);
  }
}
