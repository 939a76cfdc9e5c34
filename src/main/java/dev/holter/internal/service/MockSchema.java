package dev.holter.internal.service;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.Resource;
import dev.holter.internal.asl.Resource.Integration;
import dev.holter.internal.asl.Resource.Pattern;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StopExecutionResponse;

/**
 * Whether a mocked result has the types that the called service answers with. Holter knows the
 * answers of Step Functions itself, and lets those of other services pass.
 */
final class MockSchema {
  private static final Map<String, SdkPojo> ANSWERS =
      Map.of(
          "startExecution", StartExecutionResponse.builder().build(),
          "stopExecution", StopExecutionResponse.builder().build(),
          "describeExecution", DescribeExecutionResponse.builder().build());

  private MockSchema() {}

  static void check(Resource resource, JsonNode result) {
    if (resource instanceof Integration integration
        && integration.pattern() == Pattern.REQUEST_RESPONSE
        && (integration.service().equals("states") || integration.service().equals("aws-sdk:sfn"))
        && ANSWERS.containsKey(integration.action())) {
      check(ANSWERS.get(integration.action()), result);
    }
  }

  private static void check(SdkPojo answer, JsonNode result) {
    for (SdkField<?> field : answer.sdkFields()) {
      String key = PascalJson.key(field);
      JsonNode value = result.path(key);
      if (!value.isMissingNode() && !fits(field.marshallingType(), value)) {
        throw ServiceErrors.validation(
            "Mock result schema validation error: Field '"
                + key
                + "' must be "
                + wanted(field.marshallingType()));
      }
    }
  }

  private static boolean fits(MarshallingType<?> type, JsonNode value) {
    if (type == MarshallingType.STRING || type == MarshallingType.INSTANT) {
      return value.isTextual();
    }
    return type == MarshallingType.SDK_POJO ? value.isObject() : value.isNumber();
  }

  private static String wanted(MarshallingType<?> type) {
    if (type == MarshallingType.STRING || type == MarshallingType.INSTANT) {
      return "a string";
    }
    return type == MarshallingType.SDK_POJO ? "an object" : "a number";
  }
}
