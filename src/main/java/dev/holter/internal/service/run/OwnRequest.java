package dev.holter.internal.service.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.asl.reading.JsonSyntaxError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.RequiredTrait;
import software.amazon.awssdk.services.sfn.model.SfnRequest;
import software.amazon.awssdk.utils.builder.Buildable;

/** Makes the request of a task that calls this service from its evaluated parameters. */
final class OwnRequest {

  /** Thrown for parameters that the call does not take. */
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

  /** TestState cannot be called by a task: it asks the test for answers while its caller waits. */
  private static final String WAITING = "testState";

  private final List<String> problems = new ArrayList<>();

  private OwnRequest() {}

  static boolean isKnown(String action) {
    return !WAITING.equals(action) && type(action) != null;
  }

  private static @Nullable Class<?> type(String action) {
    String name = action.substring(0, 1).toUpperCase(Locale.ROOT) + action.substring(1);
    try {
      return Class.forName(SfnRequest.class.getPackageName() + "." + name + "Request");
    } catch (ClassNotFoundException unknown) {
      return null;
    }
  }

  static SfnRequest of(String action, JsonNode parameters) throws BadParametersException {
    OwnRequest request = new OwnRequest();
    SdkPojo builder = builder(action);
    request.fill(builder, parameters);
    if (!request.problems.isEmpty()) {
      throw new BadParametersException(parameters, request.problems);
    }
    return (SfnRequest) ((Buildable) builder).build();
  }

  private static SdkPojo builder(String action) {
    Class<?> type = type(action);
    if (type == null) {
      throw new IllegalArgumentException("The service has no action [" + action + "]");
    }
    try {
      return (SdkPojo) type.getMethod("builder").invoke(null);
    } catch (ReflectiveOperationException otherSdk) {
      throw new IllegalStateException(type + " has no builder", otherSdk);
    }
  }

  private void fill(SdkPojo builder, JsonNode parameters) {
    List<SdkField<?>> fields = builder.sdkFields();
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
        field.set(builder, value(key, field, value));
      } else if (field.containsTrait(RequiredTrait.class)) {
        problems.add("The field '" + key + "' is required but was missing");
      }
    }
  }

  private @Nullable Object value(String key, SdkField<?> field, JsonNode value) {
    MarshallingKnownType type = field.marshallingType().getKnownType();
    return switch (type) {
      case STRING -> text(key, value);
      case INTEGER -> fits(key, type, value.isInt()) ? value.intValue() : null;
      case LONG -> fits(key, type, value.canConvertToLong()) ? value.longValue() : null;
      case FLOAT -> fits(key, type, value.isNumber()) ? value.floatValue() : null;
      case BOOLEAN -> fits(key, type, value.isBoolean()) ? value.booleanValue() : null;
      case LIST -> fits(key, type, value.isArray()) ? list(key, field, value) : null;
      case SDK_POJO -> fits(key, type, value.isObject()) ? nested(field, value) : null;
      default -> throw new IllegalStateException("No rule for the member [" + key + "]");
    };
  }

  private boolean fits(String key, MarshallingKnownType type, boolean fits) {
    if (!fits) {
      problems.add("The value for the field '" + key + "' must be of type " + type);
    }
    return fits;
  }

  private List<Object> list(String key, SdkField<?> field, JsonNode values) {
    SdkField<?> member = field.getTrait(ListTrait.class).memberFieldInfo();
    List<Object> list = new ArrayList<>();
    for (JsonNode value : values) {
      Object element = value(key, member, value);
      if (element != null) {
        list.add(element);
      }
    }
    return list;
  }

  private Object nested(SdkField<?> field, JsonNode value) {
    SdkPojo builder = field.constructor().get();
    fill(builder, value);
    return ((Buildable) builder).build();
  }

  /** Returns a value as text. Where the API takes JSON text, a state may give the JSON itself. */
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
