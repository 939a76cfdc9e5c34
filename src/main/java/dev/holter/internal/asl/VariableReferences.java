package dev.holter.internal.asl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.expression.IntrinsicCall;
import dev.holter.internal.asl.expression.JsonataExpression;
import dev.holter.internal.asl.expression.VariableName;
import dev.holter.internal.asl.jsonata.JsonataNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds which variables the states of a valid definition read, whoever sets them. */
final class VariableReferences {

  private static final Set<String> FLOWS = Set.of("Branches", "ItemProcessor", "Iterator");
  private static final Set<String> LITERALS = Set.of("Result", "Comment");
  private static final Pattern QUOTED = Pattern.compile("'[^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+'");
  private static final Pattern ARGUMENT = Pattern.compile("(?<=[(,])\\s*\\$(?!\\$)[^,()]*");

  private final Map<String, Set<String>> found = new TreeMap<>();

  private VariableReferences() {}

  /** Returns the names, in order, by the states that read any. */
  static Map<String, List<String>> of(JsonNode definition) {
    VariableReferences references = new VariableReferences();
    references.flow(definition, isJsonata(definition));
    Map<String, List<String>> lists = new LinkedHashMap<>();
    references.found.forEach((state, names) -> lists.put(state, List.copyOf(names)));
    return lists;
  }

  private static boolean isJsonata(JsonNode node) {
    return node.path("QueryLanguage").asText().equals("JSONata");
  }

  private void flow(JsonNode flow, boolean jsonata) {
    flow.path("States")
        .properties()
        .forEach(entry -> state(entry.getKey(), entry.getValue(), jsonata));
  }

  private void state(String name, JsonNode state, boolean machineIsJsonata) {
    Set<String> names = new TreeSet<>();
    boolean jsonata = machineIsJsonata || isJsonata(state);
    for (Map.Entry<String, JsonNode> field : state.properties()) {
      if (!FLOWS.contains(field.getKey())) {
        collect(field.getKey(), field.getValue(), jsonata, names);
      } else if (field.getValue().isArray()) {
        field.getValue().forEach(branch -> flow(branch, machineIsJsonata));
      } else {
        flow(field.getValue(), machineIsJsonata);
      }
    }
    if (!names.isEmpty()) {
      found.put(name, names);
    }
  }

  private static void collect(String key, JsonNode value, boolean jsonata, Set<String> names) {
    if (LITERALS.contains(key)) {
      return;
    }
    value.properties().forEach(each -> collect(each.getKey(), each.getValue(), jsonata, names));
    if (value.isArray()) {
      value.forEach(each -> collect(key, each, jsonata, names));
    }
    if (jsonata && JsonataExpression.isExpression(value)) {
      names.addAll(JsonataNames.free(value.asText()));
    } else if (!jsonata && value.isTextual() && asks(key)) {
      inJsonPath(value.asText(), names);
    }
  }

  private static boolean asks(String key) {
    return key.endsWith(".$") || key.endsWith("Path") || key.equals("Variable");
  }

  private static void inJsonPath(String text, Set<String> names) {
    if (!IntrinsicCall.isCall(text)) {
      VariableName.ofReference(text).ifPresent(names::add);
      return;
    }
    Matcher argument = ARGUMENT.matcher(QUOTED.matcher(text).replaceAll("''"));
    while (argument.find()) {
      VariableName.ofReference(argument.group().strip()).ifPresent(names::add);
    }
  }
}
