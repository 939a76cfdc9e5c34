/**
 * What a test names of virtual time beside its clock: holds, and what is thrown where time cannot
 * move.
 */
@NullMarked
package dev.holter.time;

import org.jspecify.annotations.NullMarked;
