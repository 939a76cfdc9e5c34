package dev.holter.internal.agent.boot;

/**
 * A thread and its selector.
 *
 * @param thread who is there, or was last
 * @param inside whether it is there
 * @param woken whether it has to come back, or must not wait when it comes
 */
record SelectorWait(Thread thread, boolean inside, boolean woken) {}
