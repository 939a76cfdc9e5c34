/**
 * The kinds of state and what each does with its input: fields, data flow, retriers and catchers,
 * transitions. A state says what comes out; who walks, waits and calls is the service.
 *
 * <p>A new kind of state is a class here that {@link State} permits and {@link StateParser} names.
 * A <em>flow</em> is a set of states with a start, of a machine, a branch or an item; a
 * <em>fork</em> is a state that has flows of its own, Parallel or Map.
 */
@NullMarked
package dev.holter.internal.asl.state;

import org.jspecify.annotations.NullMarked;
