/** The Amazon States Language: definitions, data flow and validation; no clock and no threads. */
@NullMarked
package dev.holter.internal.asl;

import org.jspecify.annotations.NullMarked;
