package dev.holter.internal.service.core;

import dev.holter.execution.Execution;
import dev.holter.execution.TaskAttempt;
import dev.holter.internal.asl.resource.Resource;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** What the test has put in the place of other services. */
public interface Integrations {

  /** One call that a state makes. */
  interface Call {

    /** Returns the execution whose state calls. */
    Execution execution();

    /** Returns the name of the state. */
    String stateName();

    /** Returns the attempt that calls, null if the state is no task. */
    @Nullable TaskAttempt task();

    /** Returns what it calls. */
    Resource resource();

    /** Returns the evaluated parameters as JSON text. */
    String parameters();

    /** Returns which attempt of the state calls, 1 for the first. */
    int attempt();

    /** Returns the test case that its execution was started for, or null. */
    @Nullable String testCase();

    /**
     * Returns which call of its state this is in the execution, 1 for the first: retries count, and
     * so does a loop that comes back. Each iteration of a Map state counts for itself.
     */
    int number();

    /**
     * Returns which call of its state this is, with the iterations of Map states counted together.
     */
    default int total() {
      return number();
    }

    /**
     * Says that the job was accepted, which then runs.
     *
     * @param output what the service answers, as JSON text
     */
    void submit(String output);
  }

  /** Stands for one action of another service. */
  interface Answer {

    /**
     * Answers one call, on a thread that may wait in virtual time.
     *
     * @param call what is asked
     * @return the result as JSON text
     * @throws IntegrationError if the call is to fail
     * @throws Exception if the test's own code fails, which fails the test
     */
    String call(Call call) throws Exception;

    /** Whether the answer is the result of the task even where a callback would give that. */
    default boolean endsCallback() {
      return false;
    }
  }

  /** The failure of an integration, as the service would report it. */
  final class IntegrationError extends Exception {
    private static final long serialVersionUID = 1L;
    private final String error;

    /** Makes a failure with the two texts of a TaskFailed event. */
    public IntegrationError(String error, @Nullable String cause) {
      super(cause);
      this.error = error;
    }

    /** Returns the error name. */
    public String error() {
      return error;
    }
  }

  /** Returns what answers a call, or null if the test has registered nothing for it. */
  @Nullable Answer find(Call call);

  /** Says which line to add to a test that has no answer for a resource. */
  String remedy(Resource resource);

  /** Returns where answers run. */
  Executor executor();

  /** Whether executions may be started for a test case, as Step Functions Local has it. */
  default boolean hasTestCases() {
    return false;
  }

  /**
   * Says what is wrong with starting a test case.
   *
   * @param stateMachine the name of the state machine
   * @param testCase the name of the test case
   * @param callers the Task states of the definition that call something
   * @param activities those that workers poll for
   * @return null if nothing is
   */
  default @Nullable String problem(
      String stateMachine, String testCase, Set<String> callers, Set<String> activities) {
    return null;
  }
}
