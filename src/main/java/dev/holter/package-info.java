/**
 * Tests the heartbeats of AWS Step Functions workers on a virtual clock.
 *
 * <p>Begin with {@link dev.holter.StepFunctionsTest}.
 */
@NullMarked
package dev.holter;

import org.jspecify.annotations.NullMarked;
