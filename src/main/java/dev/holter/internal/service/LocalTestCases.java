package dev.holter.internal.service;

import dev.holter.internal.asl.resource.Resource.Activity;
import dev.holter.internal.asl.state.State;
import dev.holter.internal.asl.state.TaskState;
import dev.holter.internal.service.core.Integrations;
import dev.holter.internal.service.core.Revision;
import dev.holter.internal.service.core.ServiceErrors;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Executions that are started for a test case, which Step Functions Local puts behind a {@code #}.
 */
final class LocalTestCases {

  /** The state machine that an ARN asks to start, and the test case if it names one. */
  record Target(String stateMachineArn, @Nullable String testCase) {}

  private final Integrations answers;

  LocalTestCases(Integrations answers) {
    this.answers = answers;
  }

  /**
   * Splits an ARN at its {@code #}. Where no mock configuration is known, the ARN is taken as it
   * is.
   */
  Target target(String arn) {
    int mark = arn.indexOf('#');
    return mark < 0 || !answers.hasTestCases()
        ? new Target(arn, null)
        : new Target(arn.substring(0, mark), arn.substring(mark + 1));
  }

  void require(Revision revision, @Nullable String testCase) {
    if (testCase == null) {
      return;
    }
    String problem =
        answers.problem(revision.name(), testCase, tasks(revision, false), tasks(revision, true));
    if (problem != null) {
      throw ServiceErrors.validation(problem);
    }
  }

  private static Set<String> tasks(Revision revision, boolean activities) {
    return revision
        .definition()
        .flow()
        .allStates()
        .filter(
            state ->
                state instanceof TaskState task
                    && task.resource() instanceof Activity == activities)
        .map(State::name)
        .collect(Collectors.toSet());
  }
}
