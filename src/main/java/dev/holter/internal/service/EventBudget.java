package dev.holter.internal.service;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/**
 * How many events all executions of a test may write together: a loop that never ends would not end
 * the test either, where no quota of the service does. Guarded by the service's lock.
 */
final class EventBudget {
  private static final int SHOWN = 3;

  private final int events;
  private int written;

  EventBudget(int events) {
    this.events = events;
  }

  void spend() {
    written++;
  }

  boolean isSpent() {
    return written >= events;
  }

  /** Says who spent it, for the test's author. */
  IllegalStateException spentBy(ExecutionRecord execution) {
    return new IllegalStateException(
        "The executions of this test have written "
            + written
            + " events, all that it allows; execution ["
            + execution.name()
            + "] of state machine ["
            + execution.revision.name()
            + "] is running and has entered "
            + mostEntered(execution)
            + ". If a loop never ends, give it an end; if the test needs more, raise"
            + " @StepFunctionsTest(eventBudget = "
            + 2L * events
            + ")");
  }

  private static String mostEntered(ExecutionRecord execution) {
    Map<String, Integer> entered = new LinkedHashMap<>();
    for (HistoryEvent event : execution.history.events()) {
      if (event.stateEnteredEventDetails() != null) {
        entered.merge(event.stateEnteredEventDetails().name(), 1, Integer::sum);
      }
    }
    return entered.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
        .limit(SHOWN)
        .map(entry -> "state [" + entry.getKey() + "] " + entry.getValue() + " times")
        .collect(Collectors.joining(", "));
  }
}
