/**
 * What only Map states have: where items are read from and in which format, batches, tolerated
 * failures, where results are written. A new format of item files goes to {@link ItemFile}.
 */
@NullMarked
package dev.holter.internal.asl.map;

import org.jspecify.annotations.NullMarked;
