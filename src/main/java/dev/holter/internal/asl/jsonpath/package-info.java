/**
 * JSONPath in the dialect of AWS Step Functions, which is that of json-path 2.0.0.
 *
 * <p>{@link dev.holter.internal.asl.jsonpath.Path} is the door, for the expressions and the
 * conditions of Choice rules. {@code PathParser} makes a path of steps, and {@code PathWalk} takes
 * them through a value. A new kind of step is a {@code Step}.
 */
@NullMarked
package dev.holter.internal.asl.jsonpath;

import org.jspecify.annotations.NullMarked;
