/**
 * AssertJ assertions for tasks, heartbeats, executions and histories.
 *
 * <p>{@link dev.holter.assertj.HolterAssertions} is the entry. A failure names the task or the
 * execution, what was expected, what was found, and shows at most 15 lines of the timeline around
 * the moment that matters.
 */
@NullMarked
package dev.holter.assertj;

import org.jspecify.annotations.NullMarked;
