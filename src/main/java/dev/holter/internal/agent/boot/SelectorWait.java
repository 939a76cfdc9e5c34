package dev.holter.internal.agent.boot;

import org.jspecify.annotations.Nullable;

/**
 * A thread and its selector.
 *
 * @param thread who is there, or was last; null if nobody has been there yet
 * @param inside whether it is there
 * @param woken whether it has to come back, or must not wait when it comes
 */
record SelectorWait(@Nullable Thread thread, boolean inside, boolean woken) {}
