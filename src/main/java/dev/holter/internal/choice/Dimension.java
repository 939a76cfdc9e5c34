package dev.holter.internal.choice;

/**
 * One way in which a run may differ from the usual one, such as how long an answer travels.
 *
 * @param name part of addresses, so that it stays the same for ever
 * @param severe whether a sound worker bears only a few of this kind in one run
 */
public record Dimension(String name, boolean severe) {}
