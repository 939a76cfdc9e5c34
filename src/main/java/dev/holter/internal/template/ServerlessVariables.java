package dev.holter.internal.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.reading.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Resolves the variables of the Serverless Framework, such as {@code ${self:custom.name}}. */
final class ServerlessVariables {
  /** The innermost variable; {@code ${Name}} and {@code ${AWS::Name}} are for others. */
  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{((?:[a-zA-Z]+:(?!:)|file\\()[^${}]*)}");

  private static final Pattern FILE = Pattern.compile("file\\(([^)]*)\\)(?::(.*))?");
  private static final Pattern QUOTED = Pattern.compile("'(.*)'|\"(.*)\"");

  private final SourceFile file;
  private final JsonNode root;
  private final Substitutions substitutions;
  private final Target target;
  private final Resolution resolution;

  ServerlessVariables(SourceFile file, JsonNode root, Substitutions substitutions, Target target) {
    this.file = file;
    this.root = root;
    this.substitutions = substitutions;
    this.target = target;
    this.resolution = new Resolution(file.name());
  }

  /** Returns the value at a dotted path, with every variable resolved. */
  JsonNode at(String path) {
    return resolve(step(root, path), path);
  }

  JsonNode resolve(JsonNode value, String path) {
    if (value.isObject()) {
      var object = Json.object();
      value
          .properties()
          .forEach(
              member ->
                  object.set(
                      member.getKey(), resolve(member.getValue(), path + "." + member.getKey())));
      return object;
    }
    if (value.isArray()) {
      var array = Json.array();
      for (int i = 0; i < value.size(); i++) {
        array.add(resolve(value.get(i), path + "[" + i + "]"));
      }
      return array;
    }
    return value.isTextual() ? text(value, path) : value;
  }

  private JsonNode text(JsonNode value, String path) {
    String text = value.textValue();
    Matcher variable = VARIABLE.matcher(text);
    if (!variable.find()) {
      return value;
    }
    JsonNode found = variable(variable.group(1), path);
    if (variable.end() - variable.start() == text.length()) {
      return found;
    }
    String put = found.isContainerNode() ? Json.write(found) : found.asText();
    String rest = text.substring(0, variable.start()) + put + text.substring(variable.end());
    return text(StackNames.text(rest), path);
  }

  /** The first source of a list that has a value. */
  private JsonNode variable(String sources, String path) {
    for (String source : sources(sources)) {
      JsonNode value = source(source, path);
      if (value != null) {
        return value;
      }
    }
    throw new TemplateError(
        "["
            + file.name()
            + "] has no value for ${"
            + sources
            + "} at "
            + path
            + ": give it one, as in substitutions = {\""
            + sources(sources).get(0)
            + "=...\"}");
  }

  private static List<String> sources(String text) {
    List<String> sources = new ArrayList<>();
    for (String source : text.split(",(?=(?:[^']*'[^']*')*[^']*$)", -1)) {
      sources.add(source.strip());
    }
    return sources;
  }

  private @Nullable JsonNode source(String source, String path) {
    Matcher quoted = QUOTED.matcher(source);
    if (quoted.matches()) {
      return StackNames.text(quoted.group(1) == null ? quoted.group(2) : quoted.group(1));
    }
    if (!source.contains(":") && !source.startsWith("file(")) {
      return YamlScalars.plain(source);
    }
    Matcher named = FILE.matcher(source);
    if (named.matches()) {
      return file(named.group(1), named.group(2), path);
    }
    if (source.startsWith("self:")) {
      String wanted = source.substring("self:".length());
      JsonNode value = step(root, wanted);
      return value.isMissingNode() || value.isNull()
          ? null
          : resolution.of("${" + source + "}", () -> resolve(value, wanted));
    }
    String given = substitutions.find(source);
    return given == null ? known(source) : StackNames.text(given);
  }

  private @Nullable JsonNode known(String source) {
    return switch (source) {
      case "aws:accountId" -> StackNames.text(target.account());
      case "aws:region" -> StackNames.text(target.region());
      case "sls:stage" -> stage();
      default -> null;
    };
  }

  /** The framework's own order: the option, the provider, the default. */
  JsonNode stage() {
    String option = substitutions.find("opt:stage");
    if (option != null) {
      return StackNames.text(option);
    }
    JsonNode stage = step(root, "provider.stage");
    return stage.isMissingNode()
        ? StackNames.text("dev")
        : resolution.of("${sls:stage}", () -> resolve(stage, "provider.stage"));
  }

  private JsonNode file(String name, @Nullable String wanted, String path) {
    SourceFile found = this.file.beside(name.strip());
    if (found == null) {
      throw new TemplateError(
          "["
              + file.name()
              + "] includes the file ["
              + name
              + "] at "
              + path
              + ", and it is not there: put it beside, or correct the name");
    }
    return resolution.of(
        "${file(" + name + ")}",
        () -> {
          JsonNode tree = Yaml.parse(found.name(), found.text(), Placeholders.Syntax.TEMPLATE);
          return resolve(wanted == null ? tree : step(tree, wanted), path);
        });
  }

  private JsonNode step(JsonNode from, String path) {
    JsonNode node = from;
    for (String name : path.split("\\.", -1)) {
      if (node.isTextual()) {
        node = text(node, path);
      }
      node =
          node.isArray() && name.matches("[0-9]{1,6}")
              ? node.path(Integer.parseInt(name))
              : node.path(name);
    }
    return node;
  }
}
