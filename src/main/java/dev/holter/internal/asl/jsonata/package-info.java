/** JSONata, as the states that ask for it see it: a library, and what the service adds to it. */
@NullMarked
package dev.holter.internal.asl.jsonata;

import org.jspecify.annotations.NullMarked;
