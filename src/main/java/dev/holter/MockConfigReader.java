package dev.holter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.holter.MockConfig.Response;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.asl.reading.JsonSyntaxError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** Reads a mock configuration, and reports everything that is wrong with it at once. */
final class MockConfigReader {
  private static final String RESPONSES = "MockedResponses";
  private static final Pattern RANGE = Pattern.compile("([0-9]{1,6})(?:-([0-9]{1,6}))?");

  private final List<String> problems = new ArrayList<>();
  private final Map<String, List<Response>> responses = new LinkedHashMap<>();
  private final Map<String, Map<String, Map<String, String>>> testCases = new LinkedHashMap<>();

  private MockConfigReader() {}

  static MockConfig read(Path file) {
    try {
      return read("The mock configuration [" + file + "]", Files.readString(file));
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(
          "The mock configuration ["
              + file
              + "] cannot be read: give the path of a file such as"
              + " src/test/resources/MockConfigFile.json",
          unreadable);
    }
  }

  static MockConfig read(TestResource file) {
    if (file.isNoFile()) {
      throw file.noFile("MockConfigFile.json");
    }
    try {
      return read(file.annotation() + " names [" + file.name() + "], which", file.read());
    } catch (IllegalArgumentException broken) {
      throw new ExtensionConfigurationException(String.valueOf(broken.getMessage()), broken);
    }
  }

  static MockConfig read(String what, String json) {
    JsonNode root;
    try {
      root = Json.parseStrictly(json);
    } catch (JsonSyntaxError notJson) {
      throw new IllegalArgumentException(what + " is not JSON: " + notJson.problem(), notJson);
    }
    MockConfigReader reader = new MockConfigReader();
    reader.read(root);
    if (!reader.problems.isEmpty()) {
      throw new IllegalArgumentException(
          what + " cannot be followed:\n  " + String.join("\n  ", reader.problems));
    }
    return new MockConfig(reader.testCases, reader.responses);
  }

  private void read(JsonNode root) {
    members(root, RESPONSES, RESPONSES).forEach(this::readResponse);
    members(root, "StateMachines", "StateMachines").forEach(this::readStateMachine);
  }

  /** Returns the members of an object. A problem is noted if the value is no object. */
  private Map<String, JsonNode> members(JsonNode parent, String name, String at) {
    JsonNode node = parent.path(name);
    Map<String, JsonNode> members = new LinkedHashMap<>();
    if (!node.isObject()) {
      problems.add(at + " is no object: give one, as in \"" + name + "\": {...}");
      return members;
    }
    node.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
    return members;
  }

  private void readStateMachine(String stateMachine, JsonNode node) {
    String at = "StateMachines." + stateMachine + ".TestCases";
    Map<String, Map<String, String>> cases = new LinkedHashMap<>();
    Map<String, JsonNode> found = members(node, "TestCases", at);
    found.forEach(
        (testCase, states) -> {
          if (states.isObject()) {
            cases.put(testCase, readStates(at + "." + testCase, states));
          } else {
            problems.add(
                at + "." + testCase + " is no object: name a mocked response for each state");
          }
        });
    testCases.put(stateMachine, cases);
  }

  private Map<String, String> readStates(String at, JsonNode node) {
    Map<String, String> states = new LinkedHashMap<>();
    node.properties()
        .forEach(
            state -> {
              String response = state.getValue().asText();
              if (state.getValue().isTextual() && responses.containsKey(response)) {
                states.put(state.getKey(), response);
              } else {
                problems.add(
                    at
                        + "."
                        + state.getKey()
                        + " is ["
                        + response
                        + "]: name one of the mocked responses "
                        + responses.keySet());
              }
            });
    return states;
  }

  private void readResponse(String name, JsonNode node) {
    String at = RESPONSES + "." + name;
    List<Response> found = new ArrayList<>();
    responses.put(name, found);
    if (!node.isObject() || node.isEmpty()) {
      problems.add(at + " has no responses: give one for the first call, as in \"0\": {...}");
      return;
    }
    node.properties()
        .forEach(entry -> readInvocations(at, entry.getKey(), entry.getValue(), found));
    found.sort(Comparator.comparingInt(Response::first));
    if (found.size() == node.size()) {
      requireWithoutGaps(at, found);
    }
  }

  private void readInvocations(String at, String key, JsonNode node, List<Response> found) {
    Matcher range = RANGE.matcher(key);
    int first = range.matches() ? Integer.parseInt(range.group(1)) : 1;
    int last =
        !range.matches() ? 0 : range.group(2) == null ? first : Integer.parseInt(range.group(2));
    if (last < first) {
      problems.add(
          at
              + " has responses for ["
              + key
              + "]: give the number of a call from 0 on, or a range such as 1-2");
      return;
    }
    JsonNode thrown = node.path("Throw");
    if (node.has("Return") == node.has("Throw")) {
      problems.add(at + "." + key + ": give either Return or Throw");
    } else if (node.has("Return")) {
      found.add(new Response(first, last, null, node.path("Return")));
    } else if (!thrown.path("Error").isTextual()
        || (thrown.has("Cause") && !thrown.path("Cause").isTextual())) {
      problems.add(at + "." + key + ".Throw: give an Error and a Cause, both as strings");
    } else {
      found.add(
          new Response(
              first,
              last,
              thrown.path("Error").textValue(),
              thrown.has("Cause") ? thrown.path("Cause") : NullNode.getInstance()));
    }
  }

  private void requireWithoutGaps(String at, List<Response> sorted) {
    int next = 0;
    for (Response response : sorted) {
      if (response.first() != next) {
        problems.add(
            at
                + (response.first() < next ? " has two responses" : " has no response")
                + " for call ["
                + Math.min(next, response.first())
                + "]: number the calls from 0 on, each once");
        return;
      }
      next = response.last() + 1;
    }
  }
}
