package dev.holter.internal.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.asl.reading.JsonSyntaxError;
import java.util.Map;

/** Reads the state machine that a file deploys, whichever tool the file belongs to. */
public final class Templates {
  private Templates() {}

  /**
   * Reads a state machine.
   *
   * @param file a definition, or a template with definitions
   * @param resource which one a template means; empty if it has one only
   * @param substitutions what names stand for that the file leaves open
   * @param target where it is deployed
   * @throws TemplateError if the file does not say what is asked for
   */
  public static DeployedMachine read(
      SourceFile file, String resource, Substitutions substitutions, Target target) {
    DeployedMachine machine = machine(file, resource, substitutions, target);
    substitutions.requireUsed(file.name());
    return machine;
  }

  private static DeployedMachine machine(
      SourceFile file, String resource, Substitutions substitutions, Target target) {
    JsonNode root = tree(file);
    if (CloudFormation.isOne(root)) {
      return new CloudFormation(file, root, substitutions, target).machine(resource);
    }
    if (Terraform.isOne(root)) {
      return new Terraform(file, root, substitutions, target).machine(resource);
    }
    if (Serverless.isOne(root)) {
      return new Serverless(file, root, substitutions, target).machine(resource);
    }
    if (!resource.isEmpty()) {
      throw new TemplateError(
          "["
              + file.name()
              + "] is no template that has resources: leave resource ["
              + resource
              + "] out, or name the template");
    }
    return new DeployedMachine(
        name(file.name()),
        definition(file, root, substitutions, target),
        "",
        Json.object(),
        Map.of());
  }

  /** What has no placeholder goes to the service as it is, which has its own words for mistakes. */
  private static String definition(
      SourceFile file, JsonNode root, Substitutions substitutions, Target target) {
    Placeholders.Syntax syntax = Placeholders.Syntax.of(file.name());
    boolean json = looksLikeJson(file) || !root.isObject();
    return json && !syntax.matcher(file.text()).find()
        ? file.text()
        : DefinitionText.read(file.name(), file.text()).text(substitutions::find, target);
  }

  private static boolean looksLikeJson(SourceFile file) {
    return file.text().stripLeading().startsWith("{");
  }

  private static JsonNode tree(SourceFile file) {
    if (!looksLikeJson(file)) {
      return Yaml.parse(file.name(), file.text(), Placeholders.Syntax.TEMPLATE);
    }
    try {
      return Json.parse(file.text());
    } catch (JsonSyntaxError definition) {
      return MissingNode.getInstance();
    }
  }

  private static String name(String file) {
    String last = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    return last.contains(".") ? last.substring(0, last.indexOf('.')) : last;
  }
}
