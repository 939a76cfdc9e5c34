package dev.holter.execution;

import java.time.Instant;
import org.apiguardian.api.API;

/**
 * Where the world of a task departed from the usual run, because an exploration, its replay or a
 * test wanted it so.
 *
 * @param at the virtual instant
 * @param sentence what was not as usual, such as {@code the others went first after
 *     SendTaskSuccess}
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record SeenDeviation(Instant at, String sentence) {}
