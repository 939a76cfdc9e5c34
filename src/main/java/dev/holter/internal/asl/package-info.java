/**
 * A definition in the Amazon States Language as a whole: reading it, and what is checked across its
 * states. No clock and no threads here or in the rooms below.
 *
 * <p>The service parses with {@link DefinitionParser} and walks the {@link Definition}. A new field
 * of a state goes to {@code state}, a new comparison of a Choice rule to {@code choice}, a new
 * intrinsic function to {@code intrinsic}, a new function of JSONata to {@code jsonata}, what
 * several kinds of field are written with to {@code expression}, and the words of a diagnostic to
 * {@code reading}.
 */
@NullMarked
package dev.holter.internal.asl;

import org.jspecify.annotations.NullMarked;
