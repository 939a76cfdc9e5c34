package dev.holter.internal.agent.boot;

import java.util.List;

/**
 * What a read has brought.
 *
 * @param matters whether it is more than what two sides of HTTP/2 tell each other of the connection
 * @param answered whose answer it is, or the end of it
 */
record Http2Received(boolean matters, List<InquiryHook> answered) {}
