package dev.holter.internal.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.asl.reading.JsonSyntaxError;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text of a definition, in JSON or YAML, before its placeholders have values. */
final class DefinitionText {
  private static final Pattern DIRECTIVE = Pattern.compile("%\\{[^}]*}");

  /** Strings of JSON, which are skipped, or else what may be a placeholder without quotes. */
  private static final Pattern TOKEN =
      Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|\\$\\$?\\{[^{}]*}", Pattern.DOTALL);

  private DefinitionText() {}

  static ReadDefinition read(String file, String text) {
    Placeholders.Syntax syntax = Placeholders.Syntax.of(file);
    return new ReadDefinition(file, syntax, parse(file, text, syntax));
  }

  private static JsonNode parse(String file, String text, Placeholders.Syntax syntax) {
    refuseDirectives(file, text, syntax);
    if (!text.stripLeading().startsWith("{")) {
      return Yaml.parse(file, text, syntax);
    }
    try {
      return Json.parse(quoted(text, syntax));
    } catch (JsonSyntaxError broken) {
      throw new TemplateError(
          "[" + file + "] is not JSON: " + broken.problem() + "\nCorrect the file at that place");
    }
  }

  private static void refuseDirectives(String file, String text, Placeholders.Syntax syntax) {
    Matcher directive = DIRECTIVE.matcher(text);
    if (syntax == Placeholders.Syntax.TERRAFORM && directive.find()) {
      throw new TemplateError(
          "["
              + file
              + "] has the directive "
              + directive.group()
              + ", which only Terraform follows: save the output of terraform show -json to a file"
              + " and name that instead");
    }
  }

  private static String quoted(String text, Placeholders.Syntax syntax) {
    return TOKEN
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    syntax.isBare(found.group())
                        ? "\"" + Placeholders.BARE + found.group() + "\""
                        : found.group()));
  }
}
