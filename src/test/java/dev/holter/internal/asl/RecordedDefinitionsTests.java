package dev.holter.internal.asl;

import static dev.holter.Caught.catchThrowableOfType;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.reading.DefinitionScope;
import dev.holter.internal.asl.reading.Diagnostic;
import dev.holter.internal.asl.reading.InvalidDefinition;
import dev.holter.internal.asl.reading.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Compares the parser with recorded answers of the service, where they lie beside the project. */
class RecordedDefinitionsTests {

  private static final Path RECORDINGS = Path.of("..", "shared", "aws-recordings");
  private static final Set<String> CALLS =
      Set.of("CreateStateMachine", "UpdateStateMachine", "ValidateStateMachineDefinition");

  @Test
  void recorded_definitions_are_accepted_or_refused_as_the_service_did() {
    List<Recorded> recorded = recorded();

    List<String> different =
        recorded.stream()
            .filter(step -> !step.isOfLaterLanguage())
            .filter(step -> !step.outcome().equals(step.expected()))
            .map(step -> step + "\n  expected " + step.expected() + "\n  but was " + step.outcome())
            .toList();

    assertThat(different).isEmpty();
    assertThat(recorded.stream().filter(step -> !step.isOfLaterLanguage()))
        .as("definitions in the part of the language that runs")
        .hasSizeGreaterThan(50);
  }

  @Test
  void recorded_refusals_in_this_part_of_the_language_are_among_the_compared() {
    assertThat(
            recorded().stream()
                .filter(step -> !step.isOfLaterLanguage())
                .map(Recorded::expected)
                .filter(expected -> !expected.equals("accepted")))
        .hasSizeGreaterThanOrEqualTo(8);
  }

  private static List<Recorded> recorded() {
    assumeTrue(Files.isDirectory(RECORDINGS), "no recordings beside the project: " + RECORDINGS);
    try (Stream<Path> files = Files.list(RECORDINGS)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .flatMap(RecordedDefinitionsTests::recorded)
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Stream<Recorded> recorded(Path file) {
    try {
      JsonNode recording = Json.parse(Files.readString(file));
      JsonNode expected = recording.path("expected");
      return StreamSupport.stream(recording.path("steps").spliterator(), false)
          .filter(step -> CALLS.contains(step.path("call").asText()))
          .filter(step -> step.path("request").has("definition"))
          .filter(step -> !step.path("clientSide").asBoolean())
          .map(step -> Recorded.of(file, step, expected.path(step.path("answer").asText())));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private record Recorded(Path file, String definition, DefinitionScope scope, String expected) {

    static Recorded of(Path file, JsonNode step, JsonNode answer) {
      JsonNode request = step.path("request");
      boolean express = request.path("type").asText().equals("EXPRESS");
      return new Recorded(
          file,
          real(request.path("definition").asText()),
          express ? Asl.EXPRESS : Asl.STANDARD,
          expected(step, answer));
    }

    private static String expected(JsonNode step, JsonNode answer) {
      if (answer.path("result").asText().equals("FAIL")) {
        List<String> diagnostics = new ArrayList<>();
        answer.path("diagnostics").forEach(found -> diagnostics.add(shown(found)));
        return String.join(", ", diagnostics);
      }
      String message = answer.path("message").asText(answer.path("exception_value").asText());
      int start = message.indexOf("Invalid State Machine Definition: '");
      if (!step.path("fails").asBoolean() || start < 0) {
        return "accepted";
      }
      return real(message.substring(message.indexOf('\'', start) + 1, message.length() - 1));
    }

    private static String shown(JsonNode found) {
      String message = found.path("message").asText();
      return new Diagnostic(
              found.path("code").asText(), real(message), found.path("location").asText(null))
          .toString();
    }

    private static String real(String text) {
      return text.replace("<partition>", "aws")
          .replace("<region>", "us-east-1")
          .replace("111111111111", "123456789012")
          .replaceAll("\"(Timestamp\\w*)\": \"date\"", "\"$1\": \"2030-01-01T00:00:00Z\"")
          .replace("\"activity_arn\"", '"' + Asl.ACTIVITY + '"');
    }

    boolean isOfLaterLanguage() {
      return outcome().contains("which Holter does not run yet");
    }

    String outcome() {
      InvalidDefinition refused =
          catchThrowableOfType(InvalidDefinition.class, () -> Definition.parse(definition, scope));
      return refused == null ? "accepted" : String.valueOf(refused.getMessage());
    }

    @Override
    public String toString() {
      return file.getFileName() + ": " + definition;
    }
  }
}
