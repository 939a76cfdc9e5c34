package dev.holter.internal.search;

/**
 * The place at which a choice is made. It does not count the choices of all others: a deviation may
 * add or remove some, and then every later position would mean another choice.
 *
 * @param dimension the dimension's name
 * @param who whom it concerns
 * @param number which time it is that the dimension is asked about {@code who}, 1 for the first
 */
public record Address(String dimension, String who, int number) {}
