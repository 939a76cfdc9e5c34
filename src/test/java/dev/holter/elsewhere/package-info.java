/** A package beside which a definition lies. */
@NullMarked
package dev.holter.elsewhere;

import org.jspecify.annotations.NullMarked;
