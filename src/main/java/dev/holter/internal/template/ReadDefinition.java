package dev.holter.internal.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.reading.Json;

/**
 * A definition that was read, before its placeholders have values.
 *
 * @param name of the file, as messages show it
 * @param syntax what counts as a placeholder in it
 * @param tree its parts
 */
record ReadDefinition(String name, Placeholders.Syntax syntax, JsonNode tree) {

  String text(Placeholders.Values values, Target target) {
    return Json.write(new Placeholders(syntax, values, target).replace(tree, name));
  }
}
