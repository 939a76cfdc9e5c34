package dev.holter.internal.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holter.internal.asl.reading.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A {@code serverless.yml} with the plug-in for Step Functions. */
final class Serverless {
  private static final int DEFAULT_TIMEOUT = 6;

  private final SourceFile file;
  private final JsonNode root;
  private final Substitutions substitutions;
  private final Target target;
  private final ServerlessVariables variables;
  private final Map<String, Duration> timeouts = new LinkedHashMap<>();

  Serverless(SourceFile file, JsonNode root, Substitutions substitutions, Target target) {
    this.file = file;
    this.root = root;
    this.substitutions = substitutions;
    this.target = target;
    this.variables = new ServerlessVariables(file, root, substitutions, target);
  }

  static boolean isOne(JsonNode root) {
    return root.has("stepFunctions");
  }

  DeployedMachine machine(String resource) {
    JsonNode found = variables.at("stepFunctions.stateMachines");
    MachinesByName<JsonNode> machines = new MachinesByName<>();
    found
        .properties()
        .forEach(
            entry ->
                machines.add(
                    entry.getKey(), entry.getValue(), entry.getValue().path("name").asText()));
    String key = machines.choose(file.name(), resource);
    String path = "stepFunctions.stateMachines." + key;
    CloudFormationFunctions intrinsics =
        new CloudFormationFunctions(file, stack(), substitutions, target);
    JsonNode machine = intrinsics.evaluate(machines.get(key), path);
    if (machine == null || !machine.has("definition")) {
      throw new TemplateError(
          "[" + file.name() + "] gives no definition at " + path + ": add definition");
    }
    return new DeployedMachine(
        machine.path("name").asText(key),
        definition(machine.path("definition"), path),
        machine.path("type").asText(""),
        logging(machine.path("loggingConfig")),
        timeouts);
  }

  private String definition(JsonNode definition, String path) {
    String inline = file.name() + " " + path + ".definition";
    ReadDefinition read =
        definition.isTextual()
            ? DefinitionText.read(inline, definition.textValue())
            : new ReadDefinition(inline, Placeholders.Syntax.DEFINITION, definition);
    return read.text(substitutions::find, target);
  }

  /**
   * Makes the resources that the framework adds for functions and activities to those of the file.
   */
  private JsonNode stack() {
    ObjectNode stack = Json.object();
    ObjectNode resources = stack.putObject("Resources");
    JsonNode own = variables.at("resources");
    resources.setAll(objects(own.path("Resources")));
    if (own.path("Conditions").isObject()) {
      stack.set("Conditions", own.path("Conditions"));
    }
    addFunctions(resources);
    for (JsonNode activity : variables.at("stepFunctions.activities")) {
      String name = activity.isObject() ? activity.path("name").asText() : activity.asText();
      resource(
          resources,
          logical(name) + "StepFunctionsActivity",
          "AWS::StepFunctions::Activity",
          "Name",
          name);
    }
    return stack;
  }

  private static ObjectNode objects(JsonNode node) {
    return node instanceof ObjectNode object ? object : Json.object();
  }

  private void addFunctions(ObjectNode resources) {
    JsonNode common = variables.at("provider.timeout");
    variables
        .at("functions")
        .properties()
        .forEach(
            entry -> {
              String name =
                  entry
                      .getValue()
                      .path("name")
                      .asText(
                          root.path("service").asText()
                              + "-"
                              + variables.stage().asText()
                              + "-"
                              + entry.getKey());
              String type = "AWS::Lambda::Function";
              String logical = logical(entry.getKey()) + "LambdaFunction";
              resource(resources, logical, type, "FunctionName", name);
              // The plug-in lets a definition name a function as the file does.
              resource(resources, entry.getKey(), type, "FunctionName", name);
              JsonNode timeout = entry.getValue().path("timeout");
              JsonNode chosen = timeout.isMissingNode() ? common : timeout;
              timeouts.put(
                  name,
                  chosen.isMissingNode()
                      ? Duration.ofSeconds(DEFAULT_TIMEOUT)
                      : Seconds.of(chosen, file.name(), "functions." + entry.getKey()));
            });
  }

  private static void resource(
      ObjectNode resources, String logical, String type, String member, String name) {
    if (!resources.has(logical)) {
      resources.putObject(logical).put("Type", type).putObject("Properties").put(member, name);
    }
  }

  /** The framework's logical names begin with a capital, and have words for what AWS forbids. */
  private static String logical(String name) {
    String plain = name.replace("-", "Dash").replace("_", "Underscore");
    return plain.substring(0, 1).toUpperCase(Locale.ROOT) + plain.substring(1);
  }

  private static JsonNode logging(JsonNode configuration) {
    ObjectNode result = Json.object();
    for (String member : new String[] {"level", "includeExecutionData"}) {
      if (configuration.has(member)) {
        result.set(member, configuration.path(member));
      }
    }
    configuration
        .path("destinations")
        .forEach(each -> result.withArray("destinations").add(each.asText()));
    return result;
  }
}
