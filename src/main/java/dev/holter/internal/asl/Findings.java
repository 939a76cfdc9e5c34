package dev.holter.internal.asl;

import dev.holter.internal.asl.reading.DefinitionScope;
import dev.holter.internal.asl.reading.Diagnostic;
import dev.holter.internal.asl.reading.InvalidDefinition;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.asl.reading.JsonSyntaxError;
import java.util.List;

/**
 * All that the service says about a definition.
 *
 * @param errors why no state machine can have it
 * @param warnings what its author may have meant differently
 */
public record Findings(List<Diagnostic> errors, List<Diagnostic> warnings) {

  /** Returns what is found in a text, which need not be a definition. */
  public static Findings of(String text, DefinitionScope scope) {
    try {
      Definition.parse(text, scope);
      return new Findings(List.of(), Warnings.in(Json.parse(text)));
    } catch (InvalidDefinition invalid) {
      return new Findings(invalid.diagnostics(), warnings(text));
    }
  }

  private static List<Diagnostic> warnings(String text) {
    try {
      return Warnings.in(Json.parse(text));
    } catch (JsonSyntaxError noJson) {
      return List.of();
    }
  }
}
