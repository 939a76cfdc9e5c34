package dev.holter.internal.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;

/**
 * A state machine as a file deploys it.
 *
 * @param name its name
 * @param definition its text, with every placeholder replaced
 * @param type {@code STANDARD} or {@code EXPRESS}; empty where the file says nothing
 * @param logging the members {@code level}, {@code includeExecutionData} and {@code destinations},
 *     the last one a list of ARNs; empty where the file says nothing
 * @param functionTimeouts the time-outs that the file gives to functions, by name
 */
public record DeployedMachine(
    String name,
    String definition,
    String type,
    JsonNode logging,
    Map<String, Duration> functionTimeouts) {}
