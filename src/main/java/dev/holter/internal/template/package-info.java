/**
 * Reads state machines out of the files that deploy them; knows nothing of JUnit or the service.
 */
@NullMarked
package dev.holter.internal.template;

import org.jspecify.annotations.NullMarked;
