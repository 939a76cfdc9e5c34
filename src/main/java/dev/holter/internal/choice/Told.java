package dev.holter.internal.choice;

import java.time.Instant;

/**
 * What was not as usual, for a reader.
 *
 * @param at the virtual instant
 * @param sentence what happened, such as {@code the others went first after SendTaskSuccess}
 */
public record Told(Instant at, String sentence) {}
