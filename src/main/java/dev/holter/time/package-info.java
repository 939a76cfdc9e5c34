/**
 * Virtual time: a clock that moves only when nobody runs, and what can be put on it.
 *
 * <p>Knows nothing of AWS, HTTP or JUnit.
 */
@NullMarked
package dev.holter.time;

import org.jspecify.annotations.NullMarked;
