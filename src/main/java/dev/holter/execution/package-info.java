/**
 * What a test reads: executions, tasks and the calls on their tokens, as the simulated service
 * recorded them, and the workers that it runs.
 *
 * <p>Types of this package are live views. They may be read from any thread at any time and show
 * the state at the moment of the call.
 */
@NullMarked
package dev.holter.execution;

import org.jspecify.annotations.NullMarked;
