/** What the root knows of libraries that a test may use beside this one, without their types. */
@NullMarked
package dev.holter.internal.neighbours;

import org.jspecify.annotations.NullMarked;
