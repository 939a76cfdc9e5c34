/**
 * What fields compute with: paths, intrinsic calls, JSONata, templates, and what they are evaluated
 * against ({@link EvaluationContext}). An expression reads itself out of a field, so that the
 * readers below need not know it.
 */
@NullMarked
package dev.holter.internal.asl.expression;

import org.jspecify.annotations.NullMarked;
