package dev.holter.internal.agent.boot;

import java.util.List;

/**
 * What one handler of Netty has planned.
 *
 * @param endpoint in whose time
 * @param plans take back what is still to come
 */
record IdleLimits(EndpointHook endpoint, List<Runnable> plans) {}
