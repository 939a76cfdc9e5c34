/**
 * What a world asks where it is free to go on in more than one way.
 *
 * <p>Who asks knows nothing of who answers: a plain test gets what is as usual everywhere, and a
 * search or a test that says so gets something else.
 */
@NullMarked
package dev.holter.internal.choice;

import org.jspecify.annotations.NullMarked;
