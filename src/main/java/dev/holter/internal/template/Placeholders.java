package dev.holter.internal.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.asl.reading.JsonSyntaxError;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Replaces {@code ${Name}} in the texts of a definition, in one pass: what is put in is not looked
 * at again.
 */
final class Placeholders {

  /** Marks a text that stood in the file without quotes, and becomes what its replacement is. */
  static final char BARE = '\uE000';

  /** The kinds of placeholders. */
  enum Syntax {
    /** Placeholders of {@code DefinitionSubstitutions}, in a file that a template names. */
    DEFINITION("\\$\\{([A-Za-z0-9_][A-Za-z0-9_.:-]*)}"),
    /**
     * Placeholders of Terraform's {@code templatefile}. They may hold any expression; two dollars
     * make a text.
     */
    TERRAFORM("\\$?\\$\\{~?\\s*([^{}]*?)\\s*~?}"),
    /**
     * No placeholders: the text of the template itself, in which a value without quotes is a text
     * all the same.
     */
    TEMPLATE("(?!)");

    private final Pattern pattern;

    Syntax(String pattern) {
      this.pattern = Pattern.compile(pattern);
    }

    static Syntax of(String file) {
      return file.endsWith(".tftpl") || file.endsWith(".tpl") ? TERRAFORM : DEFINITION;
    }

    /** Whether the whole text is a placeholder. */
    boolean isBare(String text) {
      return pattern.matcher(text).matches();
    }

    Matcher matcher(String text) {
      return pattern.matcher(text);
    }
  }

  /** Gives the value of a name, or null if it knows none. */
  interface Values {
    @Nullable String find(String name);
  }

  private final Syntax syntax;
  private final Values values;
  private final Uses uses;
  private final List<String> unresolved = new ArrayList<>();

  Placeholders(Syntax syntax, Values values, Target target) {
    this.syntax = syntax;
    this.values = values;
    this.uses = new Uses(target);
  }

  /** Returns a definition without placeholders. */
  JsonNode replace(JsonNode definition, String file) {
    JsonNode replaced = visit(definition, new ValuePlace("", null, null));
    if (!unresolved.isEmpty()) {
      throw new TemplateError(
          "["
              + file
              + "] has placeholders without a value:\n  "
              + String.join("\n  ", unresolved)
              + "\nGive each a value, as in substitutions = {\""
              + firstName()
              + "=...\"}");
    }
    return replaced;
  }

  private String firstName() {
    String first = unresolved.get(0);
    return first.substring(2, first.indexOf("} at "));
  }

  private JsonNode visit(JsonNode node, ValuePlace place) {
    if (node.isObject()) {
      var object = Json.object();
      node.properties()
          .forEach(
              member ->
                  object.set(
                      text(member.getKey(), place, false).asText(),
                      visit(member.getValue(), place.member(member.getKey(), node))));
      return object;
    }
    if (node.isArray()) {
      var array = Json.array();
      for (int i = 0; i < node.size(); i++) {
        array.add(visit(node.get(i), place.element(i)));
      }
      return array;
    }
    if (!node.isTextual()) {
      return node;
    }
    String text = node.textValue();
    boolean bare = !text.isEmpty() && text.charAt(0) == BARE;
    return text(bare ? text.substring(1) : text, place, bare);
  }

  private JsonNode text(String text, ValuePlace place, boolean bare) {
    Matcher matcher = syntax.matcher(text);
    StringBuilder result = new StringBuilder();
    int done = 0;
    while (matcher.find()) {
      result.append(text, done, matcher.start());
      result.append(
          matcher.group().startsWith("$$")
              ? matcher.group().substring(1)
              : value(matcher.group(1), text, matcher.start(), place));
      done = matcher.end();
    }
    result.append(text, done, text.length());
    return bare ? bare(result.toString()) : JsonNodeFactory.instance.textNode(result.toString());
  }

  private static JsonNode bare(String value) {
    try {
      return Json.parse(value);
    } catch (JsonSyntaxError text) {
      return JsonNodeFactory.instance.textNode(value);
    }
  }

  private String value(String name, String text, int at, ValuePlace place) {
    String value = values.find(name);
    if (value == null) {
      value = uses.find(name, text, at, place);
    }
    if (value == null) {
      String line = "${" + name + "} at " + place.path();
      if (!unresolved.contains(line)) {
        unresolved.add(line);
      }
      return "${" + name + "}";
    }
    return value;
  }
}
