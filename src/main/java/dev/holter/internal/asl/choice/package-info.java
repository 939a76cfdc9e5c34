/** The conditions of Choice rules. A new comparison is a line in {@link ChoiceOperators}. */
@NullMarked
package dev.holter.internal.asl.choice;

import org.jspecify.annotations.NullMarked;
