package dev.holter.internal.page;

import dev.holter.execution.TaskAttempt;
import dev.holter.internal.lint.Finding;
import java.util.List;

/**
 * A test and what it has shown.
 *
 * @param id unique in its run
 * @param testClass the simple name of its class
 * @param name of its method, and of its invocation
 * @param executions those that it has seen, as they stand
 * @param tasks the same
 * @param findings of lint
 */
public record SeenTest(
    String id,
    String testClass,
    String name,
    List<SeenExecution> executions,
    List<TaskAttempt> tasks,
    List<Finding> findings) {}
