package dev.holter.internal.service;

import dev.holter.internal.asl.Resource;
import dev.holter.internal.asl.Resource.Pattern;
import dev.holter.journal.TaskRun;
import org.jspecify.annotations.Nullable;

/** The call of one attempt, as the test's answers see it. */
record AttemptCall(TaskAttempt attempt, int number, IntegrationCalls calls)
    implements Integrations.Call {

  static AttemptCall of(TaskAttempt attempt, IntegrationCalls calls) {
    int number =
        attempt.strand.execution.calls.merge(
            attempt.stateName() + attempt.strand.place(), 1, Integer::sum);
    return new AttemptCall(attempt, number, calls);
  }

  @Override
  public TaskRun task() {
    return attempt;
  }

  @Override
  public Resource resource() {
    return attempt.state.resource();
  }

  @Override
  public @Nullable String testCase() {
    return attempt.strand.execution.testCase;
  }

  @Override
  public void submit(String output) {
    if (!attempt.isJob()) {
      throw new IllegalStateException(
          "The call of ["
              + attempt.resource()
              + "] in state ["
              + attempt.stateName()
              + "] was submitted as a job, and the state starts none: give the Resource "
              + Pattern.SYNC.suffix()
              + ", or return the answer only");
    }
    calls.submit(attempt, output);
  }
}
