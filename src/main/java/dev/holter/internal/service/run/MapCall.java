package dev.holter.internal.service.run;

import dev.holter.execution.Execution;
import dev.holter.execution.TaskAttempt;
import dev.holter.internal.asl.resource.Resource;
import dev.holter.internal.service.core.Integrations;
import org.jspecify.annotations.Nullable;

/**
 * The call with which a Map state reads its items or writes its results.
 *
 * @param strand the walk that has come to the Map state
 * @param parameters JSON text
 * @param number which call of this kind it is
 */
record MapCall(Strand strand, Resource resource, String parameters, int number)
    implements Integrations.Call {

  static MapCall of(Strand strand, Resource resource, String parameters) {
    int number = strand.nextCall(strand.state().name() + " " + resource.arn());
    return new MapCall(strand, resource, parameters, number);
  }

  @Override
  public Execution execution() {
    return strand.execution;
  }

  @Override
  public String stateName() {
    return strand.state().name();
  }

  @Override
  public @Nullable TaskAttempt task() {
    return null;
  }

  @Override
  public int attempt() {
    return strand.retries + 1;
  }

  @Override
  public @Nullable String testCase() {
    return strand.execution.testCase();
  }

  @Override
  public void submit(String output) {
    throw new IllegalStateException(
        "The call of ["
            + resource.arn()
            + "] in state ["
            + stateName()
            + "] was submitted as a job, and a Map state starts none: return the answer only");
  }
}
