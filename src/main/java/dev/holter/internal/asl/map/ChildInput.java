package dev.holter.internal.asl.map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a distributed Map state gives one of its executions.
 *
 * @param json the input
 * @param items how many items are in it
 */
public record ChildInput(JsonNode json, int items) {}
