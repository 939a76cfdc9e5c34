/**
 * Holds workers against the definitions that they work for: rules over what a test has shown, each
 * with an id, a reason and a mend.
 */
@NullMarked
package dev.holter.internal.lint;

import org.jspecify.annotations.NullMarked;
