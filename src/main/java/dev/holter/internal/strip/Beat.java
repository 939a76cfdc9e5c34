package dev.holter.internal.strip;

import java.time.Duration;
import java.time.Instant;

/** An accepted heartbeat, and the time since the one before it or since the start. */
record Beat(int number, Instant at, Duration gap) {}
