/**
 * Timelines of tasks and executions as text, for failure messages, report entries and consoles.
 *
 * <p>Nothing here writes anywhere: a timeline is a {@code String}, and the caller decides where it
 * goes.
 */
@NullMarked
package dev.holter.report;

import org.jspecify.annotations.NullMarked;
