package dev.holter.internal.asl.state;

import java.time.Duration;
import java.util.Optional;

/**
 * The time limits of one attempt at a task, as evaluated for its input.
 *
 * @param timeout how long it may take in all; absent if the state declares none
 * @param heartbeat how far apart its heartbeats may be; absent if the state declares none
 */
public record TaskLimits(Optional<Duration> timeout, Optional<Duration> heartbeat) {}
