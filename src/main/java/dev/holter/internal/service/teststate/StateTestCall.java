package dev.holter.internal.service.teststate;

import dev.holter.execution.Execution;
import dev.holter.execution.TaskAttempt;
import dev.holter.internal.asl.resource.Resource;
import dev.holter.internal.asl.state.TaskState;
import dev.holter.internal.service.core.Integrations;
import org.jspecify.annotations.Nullable;

/** The call of a task that TestState tests; there is no execution around it. */
record StateTestCall(TaskState state, String parameters) implements Integrations.Call {

  @Override
  public Execution execution() {
    throw new IllegalStateException(
        "State [" + stateName() + "] is tested by TestState, which starts no execution");
  }

  @Override
  public String stateName() {
    return state.name();
  }

  @Override
  public @Nullable TaskAttempt task() {
    return null;
  }

  @Override
  public Resource resource() {
    return state.resource();
  }

  @Override
  public int attempt() {
    return 1;
  }

  @Override
  public @Nullable String testCase() {
    return null;
  }

  @Override
  public int number() {
    return 1;
  }

  @Override
  public void submit(String output) {
    // Nothing is done here: an answer of TestState does not show with what a job was accepted.
  }
}
