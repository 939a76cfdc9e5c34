/**
 * The ground of the language: reading fields of a definition, diagnostics with the service's words,
 * JSON as the service takes and writes it, and the failures of states. It knows no kind of state
 * and no expression.
 */
@NullMarked
package dev.holter.internal.asl.reading;

import org.jspecify.annotations.NullMarked;
