package dev.holter.internal.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Knows what {@code Ref} and {@code Fn::GetAtt} give for the names of one stack. */
final class StackNames {
  /** Evaluates a value of the template. */
  interface Evaluation {
    @Nullable JsonNode of(JsonNode value, String path);
  }

  private final SourceFile file;
  private final JsonNode root;
  private final Substitutions substitutions;
  private final Target target;
  private final Resolution resolution;
  private final Evaluation evaluation;

  StackNames(
      SourceFile file,
      JsonNode root,
      Substitutions substitutions,
      Target target,
      Resolution resolution,
      Evaluation evaluation) {
    this.file = file;
    this.root = root;
    this.substitutions = substitutions;
    this.target = target;
    this.resolution = resolution;
    this.evaluation = evaluation;
  }

  Target target() {
    return target;
  }

  Resolution resolution() {
    return resolution;
  }

  String file() {
    return file.name();
  }

  JsonNode root() {
    return root;
  }

  /** Returns the value of a name. It is null for {@code AWS::NoValue} alone. */
  @Nullable JsonNode ref(String name, String path) {
    if (name.equals("AWS::NoValue")) {
      return null;
    }
    String pseudo = pseudo(name);
    if (pseudo != null) {
      return text(pseudo);
    }
    JsonNode parameter = root.path("Parameters").path(name);
    if (!parameter.isMissingNode()) {
      return parameter(name, parameter, path);
    }
    if (root.path("Resources").has(name)) {
      return text(ref(name));
    }
    return text(given(name, path));
  }

  private @Nullable String pseudo(String name) {
    return switch (name) {
      case "AWS::AccountId" -> target.account();
      case "AWS::Partition" -> target.partition();
      case "AWS::Region" -> target.region();
      case "AWS::StackName" -> "stack";
      case "AWS::StackId" -> target.arn("cloudformation", "stack/stack/1");
      case "AWS::URLSuffix" -> target.urlSuffix();
      default -> null;
    };
  }

  /** Returns the value of a parameter. A value that the test gives goes before the default. */
  private JsonNode parameter(String name, JsonNode parameter, String path) {
    String given = substitutions.find(name);
    if (given != null) {
      return text(given);
    }
    boolean stored = parameter.path("Type").asText().startsWith("AWS::SSM::");
    if (!parameter.has("Default") || stored) {
      throw unresolved(name, path);
    }
    return parameter.path("Default");
  }

  private String given(String name, String path) {
    String given = substitutions.find(name);
    if (given == null) {
      throw unresolved(name, path);
    }
    return given;
  }

  private TemplateError unresolved(String name, String path) {
    Set<String> known = new TreeSet<>();
    root.path("Parameters").fieldNames().forEachRemaining(known::add);
    root.path("Resources").fieldNames().forEachRemaining(known::add);
    return new TemplateError(
        "["
            + file.name()
            + "] has no value for ["
            + name
            + "] at "
            + path
            + ", it has "
            + known
            + ": correct the name, or give it a value, as in substitutions = {\""
            + name
            + "=...\"}");
  }

  String attribute(String logical, String attribute, String path) {
    String whole = logical + "." + attribute;
    if (!root.path("Resources").has(logical)) {
      return given(whole, path);
    }
    String given = substitutions.find(whole);
    if (given != null) {
      return given;
    }
    if (attribute.endsWith("Arn")) {
      return arn(logical);
    }
    if (attribute.endsWith("Name")) {
      return name(logical);
    }
    if (attribute.equals("QueueUrl")) {
      return ref(logical);
    }
    throw unresolved(whole, path);
  }

  private JsonNode resource(String logical) {
    return root.path("Resources").path(logical);
  }

  /**
   * Returns the name of a resource. It is the logical name where the template leaves the name to
   * AWS.
   */
  String name(String logical) {
    JsonNode properties = resource(logical).path("Properties");
    String kind = kind(logical);
    for (String member : new String[] {kind + "Name", "Name"}) {
      if (properties.has(member)) {
        JsonNode name =
            resolution.of(
                logical + "." + member,
                () ->
                    evaluation.of(
                        properties.path(member), "Resources." + logical + ".Properties." + member));
        if (name != null) {
          return name.asText();
        }
      }
    }
    return logical;
  }

  private String type(String logical) {
    return resource(logical).path("Type").asText();
  }

  private String kind(String logical) {
    String type = type(logical);
    return type.substring(type.lastIndexOf(':') + 1);
  }

  private String ref(String logical) {
    return switch (type(logical)) {
      case "AWS::StepFunctions::Activity",
          "AWS::StepFunctions::StateMachine",
          "AWS::Serverless::StateMachine",
          "AWS::SNS::Topic",
          "AWS::ECS::TaskDefinition",
          "AWS::SecretsManager::Secret",
          "AWS::Lambda::Alias",
          "AWS::Lambda::Version" ->
          arn(logical);
      case "AWS::SQS::Queue" -> target.queueUrl(name(logical));
      default -> name(logical);
    };
  }

  private String arn(String logical) {
    String type = type(logical);
    return switch (type) {
      case "AWS::StepFunctions::Activity" -> target.activity(name(logical));
      case "AWS::StepFunctions::StateMachine", "AWS::Serverless::StateMachine" ->
          target.stateMachine(name(logical));
      case "AWS::Lambda::Function", "AWS::Serverless::Function" -> target.function(name(logical));
      case "AWS::Lambda::Alias", "AWS::Lambda::Version" -> qualified(logical);
      case "AWS::SQS::Queue" -> target.arn("sqs", name(logical));
      case "AWS::SNS::Topic" -> target.topic(name(logical));
      case "AWS::Serverless::SimpleTable" -> target.arn("dynamodb", "table/" + name(logical));
      case "AWS::S3::Bucket" -> "arn:" + target.partition() + ":s3:::" + name(logical);
      case "AWS::IAM::Role" ->
          "arn:" + target.partition() + ":iam::" + target.account() + ":role/" + name(logical);
      case "AWS::Events::EventBus" -> target.arn("events", "event-bus/" + name(logical));
      default -> other(type, logical);
    };
  }

  /**
   * Makes an ARN for a resource of any service. Most services have ARNs of this form, and nothing
   * that is simulated looks into it.
   */
  private String other(String type, String logical) {
    String[] parts = type.toLowerCase(Locale.ROOT).split("::", -1);
    return parts.length < 3
        ? target.arn("cloudformation", logical)
        : target.arn(parts[1], parts[2] + "/" + name(logical));
  }

  private String qualified(String logical) {
    JsonNode function =
        evaluation.of(
            resource(logical).path("Properties").path("FunctionName"),
            "Resources." + logical + ".Properties.FunctionName");
    String name = function == null ? logical : function.asText();
    return (name.startsWith("arn:") ? name : target.function(name))
        + ":"
        + (kind(logical).equals("Alias") ? name(logical) : "1");
  }

  static JsonNode text(String value) {
    return JsonNodeFactory.instance.textNode(value);
  }
}
