package dev.holter.internal.service.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A revision of a state machine that was published under a number, and stays as it is. */
public record Version(
    String arn, int number, Instant created, @Nullable String description, Revision revision) {}
