package dev.holter.internal.graph;

/**
 * A way from one state to another.
 *
 * @param label what coverage calls it
 * @param shown what stands beside it, empty for an ordinary way
 */
record Arrow(String from, String to, String label, String shown) {}
