package dev.holter.internal.search;

import java.time.Instant;

/**
 * What was not as usual in a run.
 *
 * @param address where
 * @param option the text of what was chosen
 * @param at the virtual instant
 * @param sentence what happened
 */
public record Chosen(Address address, String option, Instant at, String sentence) {}
