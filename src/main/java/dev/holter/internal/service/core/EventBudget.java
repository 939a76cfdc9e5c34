package dev.holter.internal.service.core;

/**
 * How many events all executions of a test may write together: a loop that never ends would not end
 * the test either, where no quota of the service does. Guarded by the service's lock.
 */
public final class EventBudget {
  private final int events;
  private int written;

  EventBudget(int events) {
    this.events = events;
  }

  public void spend() {
    written++;
  }

  public boolean isSpent() {
    return written >= events;
  }

  /**
   * Says who spent it, for the test's author.
   *
   * @param who the execution that runs, and what it has entered most
   */
  public IllegalStateException spentBy(String who) {
    return new IllegalStateException(
        "The executions of this test have written "
            + written
            + " events, all that it allows; "
            + who
            + ". If a loop never ends, give it an end; if the test needs more, raise"
            + " @StepFunctionsTest(eventBudget = "
            + 2L * events
            + ")");
  }
}
