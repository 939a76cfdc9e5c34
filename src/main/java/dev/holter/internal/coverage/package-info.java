/** Finds the pieces of a definition, and which of them histories have gone through. */
@NullMarked
package dev.holter.internal.coverage;

import org.jspecify.annotations.NullMarked;
