/**
 * Executions while they run: the records of executions, tasks and Map Runs, the interpreter that
 * walks their states, and the calls of integrations.
 *
 * <p>A <em>strand</em> is one walk through a flow: an execution has one, and each branch and each
 * item of a fork has its own. A <em>fork</em> holds the strands of a Parallel or Map state. All of
 * it is guarded by the service's lock, under which expressions are evaluated too; what a test sees
 * of executions and tasks is written under it and read without, so that a failure waits for none.
 */
@NullMarked
package dev.holter.internal.service.run;

import org.jspecify.annotations.NullMarked;
