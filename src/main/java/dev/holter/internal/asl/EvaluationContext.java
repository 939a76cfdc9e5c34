package dev.holter.internal.asl;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holter.internal.asl.intrinsic.Randomness;

/**
 * What the fields of a state are evaluated with, beside its input.
 *
 * @param contextObject what {@code $$} reads
 * @param randomness where {@code States.UUID} and {@code States.MathRandom} take their values
 */
public record EvaluationContext(ObjectNode contextObject, Randomness randomness) {}
