package dev.holter.internal.service;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A revision of a state machine that was published under a number, and stays as it is. */
record Version(
    String arn, int number, Instant created, @Nullable String description, Revision revision) {}
