/**
 * Executors whose delays, queues and futures are waits in a clock's time.
 *
 * <p>The clock hands out {@link dev.holter.internal.time.executor.VirtualScheduledExecutor}; its
 * tasks and threads are in {@code TaskPool}, what {@code invokeAll} and {@code invokeAny} do in
 * {@code BulkCall}. It uses the public methods of the engine only.
 */
@NullMarked
package dev.holter.internal.time.executor;

import org.jspecify.annotations.NullMarked;
