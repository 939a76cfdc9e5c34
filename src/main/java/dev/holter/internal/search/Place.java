package dev.holter.internal.search;

import dev.holter.internal.choice.Menu;
import java.time.Instant;

/**
 * A place at which a run has asked.
 *
 * @param address where
 * @param menu what could have happened
 * @param at the virtual instant
 */
public record Place(Address address, Menu<?> menu, Instant at) {}
