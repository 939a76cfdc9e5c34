package dev.holter.internal.agent.boot;

/**
 * A frame of HTTP/2 that has gone over a connection as a whole.
 *
 * @param type as RFC 9113 numbers it, like {@code flags}
 * @param stream what it belongs to; zero is the connection itself
 */
record Http2Frame(int type, int flags, int stream) {}
