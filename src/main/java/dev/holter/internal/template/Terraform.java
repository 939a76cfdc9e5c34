package dev.holter.internal.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holter.internal.asl.reading.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** What {@code terraform show -json} prints of a plan or of a state. */
final class Terraform {
  private final SourceFile file;
  private final JsonNode module;
  private final Substitutions substitutions;
  private final Target target;

  Terraform(SourceFile file, JsonNode root, Substitutions substitutions, Target target) {
    this.file = file;
    this.module = module(root);
    this.substitutions = substitutions;
    this.target = target;
  }

  static boolean isOne(JsonNode root) {
    return module(root).isObject();
  }

  private static JsonNode module(JsonNode root) {
    JsonNode planned = root.path("planned_values").path("root_module");
    return planned.isObject() ? planned : root.path("values").path("root_module");
  }

  DeployedMachine machine(String resource) {
    MachinesByName<JsonNode> machines = new MachinesByName<>();
    Map<String, Duration> timeouts = new LinkedHashMap<>();
    visit(
        module,
        found -> {
          JsonNode values = found.path("values");
          String address = found.path("address").asText();
          switch (found.path("type").asText()) {
            case "aws_sfn_state_machine" ->
                machines.add(
                    address, values, found.path("name").asText(), values.path("name").asText());
            case "aws_lambda_function" -> addTimeout(address, values, timeouts);
            default -> {}
          }
        });
    String address = machines.choose(file.name(), resource);
    JsonNode values = machines.get(address);
    return new DeployedMachine(
        values.path("name").asText(address.substring(address.lastIndexOf('.') + 1)),
        definition(values, address),
        values.path("type").asText(""),
        logging(values.path("logging_configuration").path(0)),
        timeouts);
  }

  private void visit(JsonNode in, Consumer<JsonNode> each) {
    in.path("resources").forEach(each);
    in.path("child_modules").forEach(child -> visit(child, each));
  }

  private void addTimeout(String address, JsonNode values, Map<String, Duration> timeouts) {
    if (values.path("timeout").isNumber()) {
      timeouts.put(
          values.path("function_name").asText(),
          Seconds.of(values.path("timeout"), file.name(), address + ".timeout"));
    }
  }

  private String definition(JsonNode values, String address) {
    JsonNode definition = values.path("definition");
    if (!definition.isTextual()) {
      throw new TemplateError(
          "["
              + file.name()
              + "] leaves the definition of "
              + address
              + " open: it is known only after the apply. Show the state that was applied, or name"
              + " the file that templatefile reads");
    }
    return DefinitionText.read(file.name() + " " + address, definition.textValue())
        .text(substitutions::find, target);
  }

  private static JsonNode logging(JsonNode configuration) {
    ObjectNode result = Json.object();
    if (configuration.path("level").isTextual()) {
      result.set("level", configuration.path("level"));
    }
    if (configuration.path("include_execution_data").isBoolean()) {
      result.set("includeExecutionData", configuration.path("include_execution_data"));
    }
    if (configuration.path("log_destination").isTextual()) {
      result.withArray("destinations").add(configuration.path("log_destination"));
    }
    return result;
  }
}
