package dev.holter.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Compares an answer with the recorded one: every member of both, every element, in order. */
final class Comparison {
  /** Members that AWS has added to answers, and since when recordings have them. */
  private static final Map<String, LocalDate> ADDED =
      Map.of(
          "failuresNotRedrivable", LocalDate.of(2023, 12, 1),
          "pendingRedrive", LocalDate.of(2023, 12, 1),
          "redriveCount", LocalDate.of(2023, 12, 1),
          "redriveStatus", LocalDate.of(2023, 12, 1),
          "redriveStatusReason", LocalDate.of(2023, 12, 1),
          "RedriveCount", LocalDate.of(2023, 12, 1),
          "RedriveStatus", LocalDate.of(2023, 12, 1),
          "RedriveStatusReason", LocalDate.of(2023, 12, 1),
          "encryptionConfiguration", LocalDate.of(2024, 11, 30),
          "variableReferences", LocalDate.of(2024, 12, 1));

  private final Placeholders placeholders;
  private final LocalDate recordedOn;
  private final Set<String> varying;
  private final List<String> differences = new ArrayList<>();

  Comparison(Placeholders placeholders, Recording recording) {
    this.placeholders = placeholders;
    this.recordedOn = recording.day();
    this.varying = recording.varying();
  }

  List<String> differences() {
    return differences;
  }

  void compare(String at, JsonNode expected, JsonNode given) {
    // Lists of items stay texts in a recording; the order of members in one is not fixed.
    JsonNode recorded = expected.asText().startsWith("[") ? parsedIfText(expected) : expected;
    // Where the API has a text with JSON in it, recordings show an object, a few any value.
    JsonNode actual = recorded.isTextual() ? given : parsedIfText(given);
    if (recorded.isObject()) {
      compareObjects(at, recorded, actual);
    } else if (recorded.isArray() && actual.isArray()) {
      compareArrays(at, recorded, actual);
    } else if (!isMasked(at, recorded, actual) && !isSame(at, recorded, actual)) {
      differ(at, recorded, actual);
    }
  }

  private static JsonNode parsedIfText(JsonNode actual) {
    if (!actual.isTextual()) {
      return actual;
    }
    try {
      return Recording.JSON.readTree(actual.asText());
    } catch (JsonProcessingException noJson) {
      return actual;
    }
  }

  private void compareObjects(String at, JsonNode recorded, JsonNode actual) {
    if (!actual.isObject()) {
      differ(at, recorded, actual);
      return;
    }
    recorded
        .properties()
        .forEach(
            member -> {
              JsonNode value = actual.get(member.getKey());
              if (value == null) {
                differences.add(at + "." + member.getKey() + " is absent, recorded " + member);
              } else if (!varying.contains(member.getKey())) {
                compare(at + "." + member.getKey(), member.getValue(), value);
              }
            });
    actual
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!recorded.has(name) && !addedSince(name)) {
                differences.add(at + "." + name + " is not recorded: " + actual.get(name));
              }
            });
  }

  private boolean addedSince(String member) {
    LocalDate added = ADDED.get(member);
    return added != null && recordedOn.isBefore(added);
  }

  private void compareArrays(String at, JsonNode recorded, JsonNode given) {
    JsonNode actual =
        SortedBranches.asIn(
            recorded, recordedOn.isBefore(OlderMapRuns.UNTIL) ? OlderMapRuns.of(given) : given);
    if (recorded.size() != actual.size()) {
      differ(at, recorded, actual);
      return;
    }
    for (int i = 0; i < recorded.size(); i++) {
      compare(at + "[" + i + "]", recorded.get(i), actual.get(i));
    }
  }

  /**
   * Recordings show a request's id and date by their names, and the length of an answer whose names
   * they mask.
   */
  private static boolean isMasked(String at, JsonNode recorded, JsonNode actual) {
    String member = at.substring(at.lastIndexOf('.') + 1).replaceAll("\\[\\d+]$", "");
    String value = actual.path(0).asText(actual.asText());
    if (member.equals("Content-Length")) {
      return value.matches("\\d{2,3}");
    }
    if (member.equals("Date")) {
      return value.matches("\\w{3}, .* GMT");
    }
    if (recorded.asText().equals("map_run_arn")) {
      // One word for all Map Runs, whose ids differ.
      return value.contains(":mapRun:");
    }
    if (member.equals("StartDate") || member.equals("StopDate")) {
      return actual.isIntegralNumber() && Placeholders.isDate(recorded.asText());
    }
    return member.endsWith("RequestId") && recorded.asText().equals(member) && !value.isEmpty();
  }

  private boolean isSame(String at, JsonNode recorded, JsonNode actual) {
    if (recorded.isTextual() && Placeholders.isDate(recorded.asText()) && isDate(at, actual)) {
      return true;
    }
    if (at.endsWith(".afterItemsPath")) {
      // A part of what the caller sent is shown with the caller's blanks.
      return parsedIfText(recorded).equals(parsedIfText(actual));
    }
    if (recorded.isTextual() && actual.isTextual()) {
      return placeholders.matches(recorded.asText(), actual.asText());
    }
    if (recorded.isNumber() && actual.isNumber()) {
      return recorded.decimalValue().compareTo(actual.decimalValue()) == 0;
    }
    return recorded.equals(actual);
  }

  private static boolean isDate(String at, JsonNode actual) {
    String member = at.substring(at.lastIndexOf('.') + 1);
    if (actual.isTextual() && member.toLowerCase(Locale.ROOT).contains("timestamp")) {
      return true;
    }
    try {
      DateTimeFormatter.ISO_DATE_TIME.parse(actual.asText());
      return actual.isTextual();
    } catch (DateTimeException noDate) {
      return false;
    }
  }

  private void differ(String at, JsonNode recorded, JsonNode actual) {
    differences.add(at + " is\n      " + actual + "\n    recorded\n      " + recorded);
  }
}
