/**
 * Holds workers against the definitions that they work for: rules over what a test has shown, each
 * with an id, a reason and a mend.
 *
 * <p>The root collects {@link dev.holter.internal.lint.Seen} at the end of a test and calls {@link
 * dev.holter.internal.lint.Rules}; the page shows each {@link dev.holter.internal.lint.Finding}. A
 * new rule is a subclass of {@code Rule} here, a line in {@code Rules} and a section of {@code
 * src/docs/lint.md}.
 */
@NullMarked
package dev.holter.internal.lint;

import org.jspecify.annotations.NullMarked;
