/**
 * Tests the heartbeats of AWS Step Functions workers on a virtual clock.
 *
 * <p>The workers are those that ship: they sleep, schedule and ask for the time as they do in
 * production, and need nothing handed in. Begin with {@link dev.holter.StepFunctionsTest}.
 */
@NullMarked
package dev.holter;

import org.jspecify.annotations.NullMarked;
