/** Draws what a task went through as a strip, like the paper that a heart monitor prints. */
@NullMarked
package dev.holter.internal.strip;

import org.jspecify.annotations.NullMarked;
