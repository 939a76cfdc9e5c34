package dev.holter.internal.search;

import java.time.Instant;

/**
 * A place of a run at which something was not as usual, and what that was.
 *
 * @param address where
 * @param option the text of what was chosen
 * @param at the virtual instant
 * @param sentence what happened
 */
public record Chosen(Address address, String option, Instant at, String sentence) {}
