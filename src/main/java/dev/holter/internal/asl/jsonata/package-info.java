/**
 * JSONata as the service evaluates it: the library, bounded, with the functions that the service
 * adds and with the words in which it fails. {@code JsonataQuery} is the door; a function that
 * differs from the library's goes into a {@code ...Functions} class and into the table of {@code
 * JsonataFunctions}.
 */
@NullMarked
package dev.holter.internal.asl.jsonata;

import org.jspecify.annotations.NullMarked;
