package dev.holter.internal.asl.jsonata;

import dev.holter.internal.asl.intrinsic.Intrinsics;
import dev.holter.internal.asl.intrinsic.Randomness;
import java.time.Instant;

/**
 * What functions of an expression need besides their arguments.
 *
 * @param now the virtual instant that {@code $now} and {@code $millis} show
 * @param randomness where {@code $random} and {@code $uuid} take their values
 * @param functions those of JSONPath states, of which some have a namesake here
 */
public record Surroundings(Instant now, Randomness randomness, Intrinsics functions) {}
