/** The operation TestState: one state by itself, with mocked results and inspection. */
@NullMarked
package dev.holter.internal.service.teststate;

import org.jspecify.annotations.NullMarked;
