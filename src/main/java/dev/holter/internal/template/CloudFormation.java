package dev.holter.internal.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holter.internal.asl.reading.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Templates of CloudFormation, of SAM, and those that CDK writes. */
final class CloudFormation {
  private static final String SAM = "AWS::Serverless::StateMachine";
  private static final String PLAIN = "AWS::StepFunctions::StateMachine";

  private final SourceFile file;
  private final JsonNode root;
  private final Substitutions substitutions;
  private final CloudFormationFunctions intrinsics;

  CloudFormation(SourceFile file, JsonNode root, Substitutions substitutions, Target target) {
    this.file = file;
    this.root = root;
    this.substitutions = substitutions;
    this.intrinsics = new CloudFormationFunctions(file, root, substitutions, target);
  }

  static boolean isOne(JsonNode root) {
    return root.path("Resources").isObject();
  }

  DeployedMachine machine(String resource) {
    MachinesByName<JsonNode> machines = new MachinesByName<>();
    root.path("Resources")
        .properties()
        .forEach(
            entry -> {
              String type = entry.getValue().path("Type").asText();
              if (type.equals(SAM) || type.equals(PLAIN)) {
                String path = entry.getValue().path("Metadata").path("aws:cdk:path").asText();
                machines.add(
                    entry.getKey(), entry.getValue(), path, path.replaceFirst("/Resource$", ""));
              }
            });
    String logical = machines.choose(file.name(), resource);
    String path = "Resources." + logical + ".Properties";
    JsonNode properties = evaluated(machines.get(logical).path("Properties"), path);
    JsonNode type = properties.path("Type");
    return new DeployedMachine(
        intrinsics.names().name(logical),
        definition(properties, path),
        properties.path("StateMachineType").asText(type.asText()),
        logging(properties),
        functionTimeouts());
  }

  private JsonNode evaluated(JsonNode value, String path) {
    JsonNode result = intrinsics.evaluate(value, path);
    return result == null ? Json.object() : result;
  }

  private String definition(JsonNode properties, String path) {
    JsonNode own = properties.path("DefinitionSubstitutions");
    return source(properties, path)
        .text(
            name -> own.has(name) ? own.path(name).asText() : substitutions.find(name),
            intrinsics.names().target());
  }

  private ReadDefinition source(JsonNode properties, String path) {
    String inline = file.name() + " " + path;
    if (properties.has("DefinitionString")) {
      String text = properties.path("DefinitionString").asText();
      return DefinitionText.read(inline, text);
    }
    if (properties.has("Definition")) {
      return new ReadDefinition(
          inline, Placeholders.Syntax.DEFINITION, properties.path("Definition"));
    }
    for (String member : new String[] {"DefinitionUri", "DefinitionS3Location"}) {
      if (properties.has(member)) {
        SourceFile found = file(properties.path(member), path + "." + member);
        return DefinitionText.read(found.name(), found.text());
      }
    }
    throw new TemplateError(
        "["
            + file.name()
            + "] gives no definition at "
            + path
            + ": add Definition, DefinitionString, DefinitionUri or DefinitionS3Location");
  }

  /**
   * Finds a file beside the template. CDK names files that it will upload after the key that they
   * get.
   */
  private SourceFile file(JsonNode location, String path) {
    String key = location.isTextual() ? location.textValue() : location.path("Key").asText();
    SourceFile found = find(key);
    if (found == null) {
      found = find("asset." + key);
    }
    if (found == null) {
      throw new TemplateError(
          "["
              + file.name()
              + "] names the definition ["
              + key
              + "] at "
              + path
              + ", and there is no such file beside the template: name the template that was not"
              + " packaged yet, or the definition itself");
    }
    return found;
  }

  private @Nullable SourceFile find(String name) {
    return name.isBlank() || name.contains("://") ? null : file.beside(name);
  }

  private static JsonNode logging(JsonNode properties) {
    JsonNode logging =
        properties.has("Logging")
            ? properties.path("Logging")
            : properties.path("LoggingConfiguration");
    ObjectNode result = Json.object();
    if (logging.has("Level")) {
      result.set("level", logging.path("Level"));
    }
    if (logging.has("IncludeExecutionData")) {
      result.set("includeExecutionData", logging.path("IncludeExecutionData"));
    }
    for (JsonNode each : logging.path("Destinations")) {
      result
          .withArray("destinations")
          .add(each.path("CloudWatchLogsLogGroup").path("LogGroupArn").asText());
    }
    return result;
  }

  private Map<String, Duration> functionTimeouts() {
    Map<String, Duration> timeouts = new LinkedHashMap<>();
    JsonNode common = root.path("Globals").path("Function").path("Timeout");
    root.path("Resources")
        .properties()
        .forEach(
            entry -> {
              String type = entry.getValue().path("Type").asText();
              JsonNode own = entry.getValue().path("Properties").path("Timeout");
              JsonNode timeout =
                  own.isMissingNode() && type.equals("AWS::Serverless::Function") ? common : own;
              if (type.endsWith("::Function") && !timeout.isMissingNode()) {
                String path = "Resources." + entry.getKey() + ".Properties.Timeout";
                timeouts.put(
                    intrinsics.names().name(entry.getKey()),
                    Seconds.of(evaluated(timeout, path), file.name(), path));
              }
            });
    return timeouts;
  }
}
