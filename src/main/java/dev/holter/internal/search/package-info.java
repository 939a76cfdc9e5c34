/**
 * Looks for a run that breaks a test: tries deviations from the usual run, and shrinks what it
 * finds. Knows neither what a world is nor what its choices mean.
 *
 * <p>The root gives {@link dev.holter.internal.search.Search} a {@link
 * dev.holter.internal.search.Subject}, and {@link dev.holter.internal.search.Meter} one whose
 * headroom is measured. A <em>place</em> is a point of a run at which it asks what happens, a
 * <em>deviation</em> an answer that is not the usual one, and a <em>plan</em> the deviations of one
 * run. A new way to come upon plans belongs to {@code Strategy}, which decides their order.
 */
@NullMarked
package dev.holter.internal.search;

import org.jspecify.annotations.NullMarked;
