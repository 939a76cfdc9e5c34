/**
 * The intrinsic functions of the Amazon States Language, given values instead of paths; and what
 * paths and JSONata share with them.
 *
 * <p>{@code expression} reads the calls and gets the results from {@link
 * dev.holter.internal.asl.intrinsic.Intrinsics}, where a new function is a line of the table; its
 * body stands in the {@code ...Intrinsics} class of its kind.
 */
@NullMarked
package dev.holter.internal.asl.intrinsic;

import org.jspecify.annotations.NullMarked;
