/**
 * Draws what a task went through as a strip, like the paper that a heart monitor prints.
 *
 * <p>The page of a test run draws with {@link dev.holter.internal.strip.Strip}; {@code TaskStrip}
 * in {@code report} gives one to a test. A <em>frame</em> is the span of time that strips share
 * when they are to be compared, a <em>lane</em> what one thread waited for. Whatever writes a
 * payload into a picture does so by {@link dev.holter.internal.strip.Markup}.
 */
@NullMarked
package dev.holter.internal.strip;

import org.jspecify.annotations.NullMarked;
