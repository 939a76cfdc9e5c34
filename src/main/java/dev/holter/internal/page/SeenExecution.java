package dev.holter.internal.page;

import dev.holter.execution.Execution;

/**
 * An execution and what it runs.
 *
 * @param execution as it stands now
 * @param definition the text of its definition
 * @param name the name of its state machine
 */
public record SeenExecution(Execution execution, String definition, String name) {}
