package dev.holter.execution;

import java.time.Duration;
import java.time.Instant;
import org.apiguardian.api.API;

/**
 * A heartbeat that the service accepted.
 *
 * @param number 1 for the first accepted beat of the attempt
 * @param at the virtual instant at which it arrived
 * @param gap the time since the previous accepted beat, or since the start of the attempt for the
 *     first one
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record Heartbeat(int number, Instant at, Duration gap) {}
