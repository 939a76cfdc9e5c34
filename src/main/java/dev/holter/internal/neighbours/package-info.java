/**
 * What the root knows of libraries that a test may use beside this one, without their types.
 *
 * <p>An <em>application</em> is what such a library makes once and lets several tests use, such as
 * a context of Spring: it is started anew in the world of each. A package for a library, such as
 * {@code spring}, implements {@link dev.holter.internal.neighbours.Application}.
 */
@NullMarked
package dev.holter.internal.neighbours;

import org.jspecify.annotations.NullMarked;
