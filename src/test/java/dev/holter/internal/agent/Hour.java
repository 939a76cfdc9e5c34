package dev.holter.internal.agent;

import java.time.Duration;
import java.util.List;

/**
 * What one run of a worker has left behind.
 *
 * @param beats when it beat
 * @param journal everything that happened
 */
record Hour(List<Duration> beats, String journal) {}
