package dev.holter.internal.service;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.Json;
import dev.holter.internal.asl.JsonSyntaxError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.RequiredTrait;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.SfnRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StopExecutionRequest;

/** Makes the request of a task that calls this service from its evaluated parameters. */
final class OwnRequest {

  /** Parameters that the call does not take. */
  static final class BadParametersException extends Exception {
    private static final long serialVersionUID = 1L;

    BadParametersException(JsonNode parameters, List<String> problems) {
      super(
          "The Parameters '"
              + Json.write(parameters)
              + "' could not be used to start the Task: ["
              + String.join(", ", problems)
              + "]");
    }
  }

  /** The calls that take texts only. */
  private static final Map<String, Supplier<SfnRequest.Builder>> BUILDERS =
      Map.of(
          "startExecution", StartExecutionRequest::builder,
          "stopExecution", StopExecutionRequest::builder,
          "describeExecution", DescribeExecutionRequest::builder,
          "sendTaskSuccess", SendTaskSuccessRequest::builder,
          "sendTaskFailure", SendTaskFailureRequest::builder,
          "sendTaskHeartbeat", SendTaskHeartbeatRequest::builder);

  private OwnRequest() {}

  static boolean isKnown(String action) {
    return BUILDERS.containsKey(action);
  }

  static SfnRequest of(String action, JsonNode parameters) throws BadParametersException {
    SfnRequest.Builder builder = Objects.requireNonNull(BUILDERS.get(action)).get();
    List<String> problems = new ArrayList<>();
    List<SdkField<?>> fields = ((SdkPojo) builder).sdkFields();
    List<String> known = fields.stream().map(PascalJson::key).toList();
    parameters
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                problems.add("The field '" + name + "' is not supported by Step Functions");
              }
            });
    for (SdkField<?> field : fields) {
      String key = PascalJson.key(field);
      JsonNode value = parameters.path(key);
      if (!value.isMissingNode() && !value.isNull()) {
        field.set(builder, text(key, value));
      } else if (field.containsTrait(RequiredTrait.class)) {
        problems.add("The field '" + key + "' is required but was missing");
      }
    }
    if (!problems.isEmpty()) {
      throw new BadParametersException(parameters, problems);
    }
    return builder.build();
  }

  /** Where the API takes JSON text, a state may give the JSON itself. */
  private static String text(String key, JsonNode value) {
    boolean json = key.equals("Input") || key.equals("Output");
    return value.isTextual() && (!json || isJson(value.textValue()))
        ? value.textValue()
        : Json.write(value);
  }

  private static boolean isJson(String text) {
    try {
      Json.parse(text);
      return true;
    } catch (JsonSyntaxError none) {
      return false;
    }
  }
}
