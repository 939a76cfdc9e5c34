/**
 * The intrinsic functions of the Amazon States Language, given values instead of paths; and what
 * paths and JSONata share with them.
 */
@NullMarked
package dev.holter.internal.asl.intrinsic;

import org.jspecify.annotations.NullMarked;
