package dev.holter.internal.search;

/**
 * Where a choice is made. Not its position among all choices: a deviation may add some or leave
 * some out, and then all that follow would mean something else.
 *
 * @param dimension the dimension's name
 * @param who whom it concerns
 * @param number how often that one was asked, 1 for the first time
 */
public record Address(String dimension, String who, int number) {}
