package dev.holter.conformance;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** One file of recorded answers, where they lie beside the project. */
record Recording(String id, JsonNode root) {
  static final Path DIRECTORY = Path.of("..", "shared", "aws-recordings");
  static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  static boolean present() {
    return Files.isDirectory(DIRECTORY);
  }

  /** Returns those of the folder, and those of the folder in it whose other services answer. */
  static List<Recording> all() {
    try (Stream<Path> files = Files.walk(DIRECTORY)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(Recording::read)
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Recording read(Path file) {
    try {
      JsonNode root = JSON.readTree(Files.readString(file));
      return new Recording(root.path("id").asText(), root);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  Iterable<JsonNode> steps() {
    return root.path("steps");
  }

  /** The recorded answer of a step; missing if it was not kept. */
  JsonNode answerOf(JsonNode step) {
    return root.path("expected").path(step.path("answer").asText("no answer kept"));
  }

  LocalDate day() {
    return LocalDate.parse(root.path("recorded").asText());
  }

  /** Returns members that depend on how long things really took. */
  Set<String> varying() {
    Set<String> members = new HashSet<>();
    root.path("varies").forEach(member -> members.add(member.asText()));
    if (day().isBefore(LocalDate.of(2023, 12, 1))) {
      // One answer of that time counts results that nothing had asked for to be written.
      members.add("resultsWritten");
    }
    return members;
  }

  /** What was sent where the recording only says that it was a point in time. */
  String date() {
    boolean refused = root.toString().contains("does not reference a valid ISO-8601");
    String fraction = id.endsWith("000000") ? ".000000" : "";
    return "2025-01-01T00:00:10" + fraction + (refused ? "" : "Z");
  }

  /**
   * Different points in time look alike in a recording, so that what they lead to cannot follow.
   */
  boolean comparesMaskedTimes() {
    return id.startsWith("choice-operators-timestamp--timestamp-less-than-equals");
  }

  @Override
  public String toString() {
    return id;
  }
}
