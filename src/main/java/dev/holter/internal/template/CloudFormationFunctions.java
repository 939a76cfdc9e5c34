package dev.holter.internal.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holter.internal.asl.reading.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Evaluates CloudFormation's intrinsic functions. */
final class CloudFormationFunctions {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)\\s*([^}!]*?)\\s*}");

  /** One function; null is no value, and takes the member away that it would be. */
  private interface Function {
    @Nullable JsonNode apply(CloudFormationFunctions stack, JsonNode arguments, String path);
  }

  private static final Map<String, Function> FUNCTIONS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(
                  "Ref",
                  (CloudFormationFunctions s, JsonNode a, String p) -> s.names.ref(a.asText(), p)),
              Map.entry("Fn::And", (s, a, p) -> s.truth(s.every(a, p))),
              Map.entry("Fn::Base64", CloudFormationFunctions::base64),
              Map.entry("Fn::Equals", CloudFormationFunctions::same),
              Map.entry("Fn::FindInMap", CloudFormationFunctions::findInMap),
              Map.entry("Fn::GetAtt", CloudFormationFunctions::attribute),
              Map.entry("Fn::If", CloudFormationFunctions::choice),
              Map.entry("Fn::ImportValue", CloudFormationFunctions::imported),
              Map.entry("Fn::Join", CloudFormationFunctions::join),
              Map.entry("Fn::Length", (s, a, p) -> number(s.list(a, p).size())),
              Map.entry("Fn::Not", (s, a, p) -> s.truth(!s.every(a, p))),
              Map.entry("Fn::Or", (s, a, p) -> s.truth(s.any(a, p))),
              Map.entry("Fn::Select", CloudFormationFunctions::select),
              Map.entry("Fn::Split", CloudFormationFunctions::split),
              Map.entry("Fn::Sub", CloudFormationFunctions::sub),
              Map.entry("Fn::ToJsonString", CloudFormationFunctions::json)));

  private final StackNames names;

  CloudFormationFunctions(
      SourceFile file, JsonNode root, Substitutions substitutions, Target target) {
    this.names =
        new StackNames(
            file, root, substitutions, target, new Resolution(file.name()), this::evaluate);
  }

  StackNames names() {
    return names;
  }

  static boolean knows(String function) {
    return FUNCTIONS.containsKey(function);
  }

  static Set<String> known() {
    return FUNCTIONS.keySet();
  }

  /** Returns a value without functions; null if it has no value. */
  @Nullable JsonNode evaluate(JsonNode value, String path) {
    if (value.isArray()) {
      ArrayNode array = Json.array();
      for (int i = 0; i < value.size(); i++) {
        JsonNode element = evaluate(value.get(i), path + "[" + i + "]");
        if (element != null) {
          array.add(element);
        }
      }
      return array;
    }
    if (!value.isObject()) {
      return value;
    }
    if (value.size() == 1) {
      String name = value.fieldNames().next();
      Function function = FUNCTIONS.get(name);
      if (function != null) {
        return function.apply(this, value.path(name), path + "." + name);
      }
      if (name.startsWith("Fn::")) {
        throw wrong(
            path,
            "has the unknown function " + name,
            "use one of "
                + FUNCTIONS.keySet()
                + ", or put what it stands for into the file before the test");
      }
    }
    ObjectNode object = Json.object();
    value
        .properties()
        .forEach(
            member -> {
              JsonNode evaluated = evaluate(member.getValue(), path + "." + member.getKey());
              if (evaluated != null) {
                object.set(member.getKey(), evaluated);
              }
            });
    return object;
  }

  private TemplateError wrong(String path, String problem, String remedy) {
    return new TemplateError("[" + names.file() + "] " + problem + " at " + path + ": " + remedy);
  }

  private JsonNode list(JsonNode arguments, String path) {
    JsonNode list = evaluate(arguments, path);
    if (list == null || !list.isArray()) {
      throw wrong(path, "has a function without its list", "give it one, as in [\"a\", \"b\"]");
    }
    return list;
  }

  /** The arguments of a function that has so many, evaluated or not. */
  private JsonNode arguments(JsonNode arguments, int least, String path, String example) {
    if (!arguments.isArray() || arguments.size() < least) {
      throw wrong(path, "has a function with too few arguments", "write it as " + example);
    }
    return arguments;
  }

  private String text(JsonNode value, String path) {
    JsonNode evaluated = evaluate(value, path);
    if (evaluated == null) {
      return "";
    }
    if (evaluated.isContainerNode()) {
      throw wrong(path, "has a list or an object where a text must be", "give a text");
    }
    return evaluated.asText();
  }

  private JsonNode truth(boolean value) {
    return JsonNodeFactory.instance.booleanNode(value);
  }

  private static JsonNode number(int value) {
    return JsonNodeFactory.instance.numberNode(value);
  }

  private boolean every(JsonNode conditions, String path) {
    boolean all = true;
    for (int i = 0; i < arguments(conditions, 1, path, "[condition, ...]").size(); i++) {
      all &= holds(conditions.get(i), path + "[" + i + "]");
    }
    return all;
  }

  private boolean any(JsonNode conditions, String path) {
    boolean one = false;
    for (int i = 0; i < arguments(conditions, 1, path, "[condition, ...]").size(); i++) {
      one |= holds(conditions.get(i), path + "[" + i + "]");
    }
    return one;
  }

  private boolean holds(JsonNode condition, String path) {
    JsonNode named = condition.isTextual() ? condition : condition.path("Condition");
    if (!named.isTextual()) {
      JsonNode result = evaluate(condition, path);
      return result != null && result.asBoolean();
    }
    JsonNode found = names.root().path("Conditions").path(named.textValue());
    if (found.isMissingNode()) {
      throw wrong(
          path,
          "has no condition [" + named.textValue() + "], which is asked for",
          "add it to Conditions, or correct the name");
    }
    return names
        .resolution()
        .of(
            "condition " + named.textValue(),
            () -> holds(found, "Conditions." + named.textValue()));
  }

  private @Nullable JsonNode base64(JsonNode value, String path) {
    return StackNames.text(
        Base64.getEncoder().encodeToString(text(value, path).getBytes(StandardCharsets.UTF_8)));
  }

  private JsonNode same(JsonNode values, String path) {
    arguments(values, 2, path, "[one, other]");
    return truth(text(values.get(0), path).equals(text(values.get(1), path)));
  }

  private @Nullable JsonNode choice(JsonNode branches, String path) {
    arguments(branches, 3, path, "[condition, value if true, value if false]");
    return evaluate(branches.get(holds(branches.get(0), path) ? 1 : 2), path);
  }

  private @Nullable JsonNode findInMap(JsonNode keys, String path) {
    arguments(keys, 3, path, "[map, first key, second key]");
    String map = text(keys.get(0), path);
    String first = text(keys.get(1), path);
    String second = text(keys.get(2), path);
    JsonNode found = names.root().path("Mappings").path(map).path(first).path(second);
    if (!found.isMissingNode()) {
      return found;
    }
    JsonNode otherwise = keys.path(3).path("DefaultValue");
    if (otherwise.isMissingNode()) {
      throw wrong(
          path,
          "has no [" + String.join(".", map, first, second) + "] in Mappings, which is asked for",
          "add it there, or give substitutions that lead to another one");
    }
    return evaluate(otherwise, path);
  }

  private JsonNode attribute(JsonNode name, String path) {
    String whole =
        name.isArray() ? text(name.path(0), path) + "." + text(name.path(1), path) : name.asText();
    int dot = whole.indexOf('.');
    if (dot < 1) {
      throw wrong(path, "asks for an attribute of nothing", "write it as Resource.Arn");
    }
    return StackNames.text(
        names.attribute(whole.substring(0, dot), whole.substring(dot + 1), path));
  }

  private @Nullable JsonNode imported(JsonNode name, String path) {
    return names.ref(text(name, path), path);
  }

  private JsonNode join(JsonNode arguments, String path) {
    arguments(arguments, 2, path, "[\"separator\", [values]]");
    StringBuilder joined = new StringBuilder();
    String separator = text(arguments.get(0), path);
    JsonNode values = list(arguments.get(1), path + "[1]");
    for (int i = 0; i < values.size(); i++) {
      joined.append(i == 0 ? "" : separator).append(text(values.get(i), path + "[1][" + i + "]"));
    }
    return StackNames.text(joined.toString());
  }

  private JsonNode select(JsonNode arguments, String path) {
    arguments(arguments, 2, path, "[index, [values]]");
    JsonNode values = list(arguments.get(1), path + "[1]");
    String index = text(arguments.get(0), path);
    JsonNode value = index.matches("[0-9]{1,6}") ? values.get(Integer.parseInt(index)) : null;
    if (value == null) {
      throw wrong(
          path,
          "selects element [" + index + "] of [" + values.size() + "]",
          "count from 0, and below the number of elements");
    }
    return value;
  }

  private JsonNode split(JsonNode arguments, String path) {
    arguments(arguments, 2, path, "[\"separator\", \"text\"]");
    ArrayNode parts = Json.array();
    for (String part :
        text(arguments.get(1), path).split(Pattern.quote(text(arguments.get(0), path)), -1)) {
      parts.add(part);
    }
    return parts;
  }

  private JsonNode json(JsonNode value, String path) {
    JsonNode evaluated = evaluate(value, path);
    return StackNames.text(evaluated == null ? "null" : Json.write(evaluated));
  }

  private JsonNode sub(JsonNode arguments, String path) {
    JsonNode template = arguments.isArray() ? arguments.path(0) : arguments;
    if (!template.isTextual()) {
      throw wrong(path, "has a Sub without a text", "write it as \"text\" or [\"text\", {names}]");
    }
    JsonNode own = arguments.path(1);
    Matcher variable = VARIABLE.matcher(template.textValue());
    StringBuilder result = new StringBuilder();
    while (variable.find()) {
      String name = variable.group(2);
      variable.appendReplacement(
          result,
          Matcher.quoteReplacement(
              variable.group(1).isEmpty() ? value(name, own, path) : "${" + name + "}"));
    }
    return StackNames.text(variable.appendTail(result).toString());
  }

  private String value(String name, JsonNode own, String path) {
    if (own.has(name)) {
      return text(own.path(name), path + "[1]." + name);
    }
    int dot = name.indexOf('.');
    if (dot > 0) {
      return names.attribute(name.substring(0, dot), name.substring(dot + 1), path);
    }
    JsonNode value = names.ref(name, path);
    return value == null ? "" : value.asText();
  }
}
