/**
 * Looks for a run that breaks a test: tries deviations from the usual run, and shrinks what it
 * finds. Knows neither what a world is nor what its choices mean.
 */
@NullMarked
package dev.holter.internal.search;

import org.jspecify.annotations.NullMarked;
