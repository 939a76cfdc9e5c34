package dev.holter.internal.asl.state;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * What a state leaves behind.
 *
 * @param output its output
 * @param assigned the variables that it sets, by name, in the order of the text
 */
public record Outcome(JsonNode output, Map<String, JsonNode> assigned) {}
