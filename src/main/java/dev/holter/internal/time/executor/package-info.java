/** Executors whose delays, queues and futures are waits in a clock's time. */
@NullMarked
package dev.holter.internal.time.executor;

import org.jspecify.annotations.NullMarked;
