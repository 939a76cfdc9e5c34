/**
 * AssertJ assertions for tasks, heartbeats, executions, histories and workers.
 *
 * <p>{@link dev.holter.assertj.HolterAssertions} is the entry. A failure names the task, the
 * execution or the worker, what was expected, what was found, and shows at most 15 lines of the
 * timeline around the moment that matters.
 */
@NullMarked
package dev.holter.assertj;

import org.jspecify.annotations.NullMarked;
