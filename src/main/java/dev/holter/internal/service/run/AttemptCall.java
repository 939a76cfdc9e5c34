package dev.holter.internal.service.run;

import dev.holter.execution.Execution;
import dev.holter.execution.TaskAttempt;
import dev.holter.internal.asl.resource.Resource;
import dev.holter.internal.asl.resource.Resource.Pattern;
import dev.holter.internal.service.core.Integrations;
import org.jspecify.annotations.Nullable;

/** The call of a Task state's attempt, as the test's integration handlers see it. */
record AttemptCall(TaskRecord of, int number, int total, IntegrationCalls calls)
    implements Integrations.Call {

  static AttemptCall of(TaskRecord attempt, IntegrationCalls calls) {
    Strand strand = attempt.strand;
    String state = attempt.stateName();
    return new AttemptCall(attempt, strand.nextCall(state), strand.nextOfAll(state), calls);
  }

  @Override
  public Execution execution() {
    return of.strand.execution;
  }

  @Override
  public String stateName() {
    return of.stateName();
  }

  @Override
  public TaskAttempt task() {
    return of;
  }

  @Override
  public String parameters() {
    return of.input();
  }

  @Override
  public int attempt() {
    return of.attempt();
  }

  @Override
  public Resource resource() {
    return of.state.resource();
  }

  @Override
  public @Nullable String testCase() {
    return of.strand.execution.testCase();
  }

  @Override
  public void submit(String output) {
    if (!of.isJob()) {
      throw new IllegalStateException(
          "The call of ["
              + of.resource()
              + "] in state ["
              + of.stateName()
              + "] was submitted as a job, and the state starts none: give the Resource "
              + Pattern.SYNC.suffix()
              + ", or return the answer only");
    }
    calls.submit(of, output);
  }
}
