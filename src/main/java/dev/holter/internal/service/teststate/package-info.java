/**
 * The operation TestState: one state by itself, with mocked results and inspection.
 *
 * <p>{@link dev.holter.internal.service.teststate.TestStateOperation} is the door for the service.
 * {@code TestStateRun} runs the state, {@code StateMock} and {@code MockSchema} check and apply
 * what a call mocks, and {@code StateInspection} keeps what a call may look at.
 */
@NullMarked
package dev.holter.internal.service.teststate;

import org.jspecify.annotations.NullMarked;
