package dev.holter.internal.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.holter.internal.asl.choice.ChoiceOperators;
import dev.holter.internal.asl.expression.IntrinsicCall;
import dev.holter.internal.asl.reading.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds values that look like paths or calls and stand where they are taken as they are.
 *
 * <p>Only JSONPath is looked at; JSONata marks its expressions. What is looked at may be no valid
 * definition.
 */
final class Warnings {

  private static final String RESULT = "Result";
  private static final String CHOICES = "Choices";
  private static final String DYNAMIC = ".$";
  private static final Set<String> TEMPLATES =
      Set.of("Parameters", "ResultSelector", "ItemSelector", "Assign");
  private static final Set<String> HAVE_PATH = Set.of("Error", "Cause");
  private static final Pattern PATH = Pattern.compile("\\$\\$?(?:[.\\[].*)?", Pattern.DOTALL);

  private final List<Diagnostic> found = new ArrayList<>();

  private Warnings() {}

  static List<Diagnostic> in(JsonNode definition) {
    Warnings warnings = new Warnings();
    warnings.flow(definition, "", isJsonata(definition));
    return List.copyOf(warnings.found);
  }

  private static boolean isJsonata(JsonNode node) {
    return node.path("QueryLanguage").asText().equals("JSONata");
  }

  private void flow(JsonNode flow, String location, boolean jsonata) {
    flow.path("States")
        .properties()
        .forEach(entry -> state(entry.getValue(), location + "/States/" + entry.getKey(), jsonata));
  }

  private void state(JsonNode state, String location, boolean machineIsJsonata) {
    if (!machineIsJsonata && !isJsonata(state)) {
      state.properties().forEach(entry -> field(entry.getKey(), entry.getValue(), location));
    }
    flow(state.path("Iterator"), location + "/Iterator", machineIsJsonata);
    flow(state.path("ItemProcessor"), location + "/ItemProcessor", machineIsJsonata);
    JsonNode branches = elements(state.path("Branches"));
    for (int i = 0; i < branches.size(); i++) {
      flow(branches.get(i), location + "/Branches[" + i + "]", machineIsJsonata);
    }
  }

  private void field(String name, JsonNode value, String state) {
    if (TEMPLATES.contains(name)) {
      template(name, value, state + "/" + name);
    } else if (name.equals(RESULT)) {
      result(name, value, state + "/" + name);
    } else if (HAVE_PATH.contains(name)) {
      named(name, value, state);
    } else if (name.equals(CHOICES)) {
      rules(value, state + "/" + name);
    }
  }

  private void template(String key, JsonNode value, String location) {
    value.properties().forEach(each -> template(each.getKey(), each.getValue(), location));
    if (value.isArray()) {
      value.forEach(
          each -> each.properties().forEach(in -> template(in.getKey(), in.getValue(), location)));
    }
    if (looksDynamic(value) && !key.endsWith(DYNAMIC)) {
      add("NO_DOLLAR", WarningWording.noDollar(key, kind(value)), location);
    }
  }

  private void result(String key, JsonNode value, String location) {
    value.properties().forEach(each -> result(each.getKey(), each.getValue(), location));
    if (value.isArray()) {
      value.forEach(each -> result(key, each, location));
    }
    if (looksDynamic(value)) {
      add("PASS_RESULT_IS_STATIC", WarningWording.resultIsStatic(key), location);
    }
  }

  private void named(String name, JsonNode value, String location) {
    if (looksDynamic(value)) {
      add("NO_PATH", WarningWording.noPath(name, kind(value)), location + "/" + name);
    }
  }

  /**
   * Returns an array, or a missing node for anything else: an object has a size too, and nothing at
   * an index.
   */
  private static JsonNode elements(JsonNode list) {
    return list.isArray() ? list : MissingNode.getInstance();
  }

  private void rules(JsonNode value, String location) {
    JsonNode rules = elements(value);
    for (int i = 0; i < rules.size(); i++) {
      rule(rules.get(i), location + "[" + i + "]");
    }
  }

  private void rule(JsonNode rule, String location) {
    rules(rule.path("And"), location + "/And");
    rules(rule.path("Or"), location + "/Or");
    if (rule.has("Not")) {
      rule(rule.get("Not"), location + "/Not");
    }
    rule.properties().stream()
        .filter(each -> ChoiceOperators.names().contains(each.getKey()))
        .filter(each -> ChoiceOperators.names().contains(each.getKey() + "Path"))
        .forEach(each -> named(each.getKey(), each.getValue(), location));
  }

  private static boolean looksDynamic(JsonNode value) {
    return value.isTextual()
        && (IntrinsicCall.isCall(value.asText()) || PATH.matcher(value.asText()).matches());
  }

  private static String kind(JsonNode value) {
    return IntrinsicCall.isCall(value.asText()) ? "an Intrinsic Function" : "a JSONPath";
  }

  private void add(String code, String message, String location) {
    found.add(new Diagnostic(code, message, location));
  }
}
