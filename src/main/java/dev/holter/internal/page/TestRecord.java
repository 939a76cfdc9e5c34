package dev.holter.internal.page;

import dev.holter.execution.TaskAttempt;
import dev.holter.internal.lint.Finding;
import dev.holter.internal.strip.Lane;
import java.util.List;
import java.util.Optional;

/**
 * A test and what it has shown.
 *
 * @param id unique in its run
 * @param testClass the simple name of its class
 * @param name of its method, and of its invocation
 * @param executions those that it has seen, as they stand
 * @param tasks the same
 * @param findings of lint
 * @param lanes what the threads of its workers waited for
 * @param comparison what was found, if it stands for a search
 * @param headroom what was measured, if it stands for a measurement
 */
public record TestRecord(
    String id,
    String testClass,
    String name,
    List<SeenExecution> executions,
    List<TaskAttempt> tasks,
    List<Finding> findings,
    List<Lane> lanes,
    Optional<Comparison> comparison,
    Optional<SeenHeadroom> headroom) {

  /** The executions that count for coverage: those of the usual run, if it stands for a search. */
  List<SeenExecution> counted() {
    return comparison.isPresent() ? comparison.get().usual().executions() : executions;
  }
}
