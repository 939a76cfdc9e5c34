package dev.holter.internal.service.run;

import dev.holter.internal.asl.state.TaskLimits;
import dev.holter.internal.service.core.Payload;
import org.jspecify.annotations.Nullable;

/**
 * What the fields of a Task state have come to for one attempt.
 *
 * @param input what a worker or a service is sent
 * @param limits how long the attempt may take and be silent
 * @param role the ARN of {@code Credentials}, or null if there is none
 */
record TaskFields(Payload input, TaskLimits limits, @Nullable String role) {}
