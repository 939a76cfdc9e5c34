package dev.holter.internal.agent.boot;

import java.lang.ref.WeakReference;

/**
 * Who has written to a socket last.
 *
 * @param thread the thread, which may have ended
 * @param closed whether the socket has been closed since
 */
record Asker(WeakReference<Thread> thread, boolean closed) {}
