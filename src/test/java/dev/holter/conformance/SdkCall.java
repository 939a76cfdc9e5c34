package dev.holter.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.SfnResponse;
import software.amazon.awssdk.utils.builder.Buildable;

/** A call of the real client whose operation and members come from a recording. */
record SdkCall(String operation, JsonNode members) {
  private static final String MODEL = "software.amazon.awssdk.services.sfn.model.";

  /** What came back, in the form of a recording. */
  record Answer(boolean failed, String code, ObjectNode body) {}

  Answer send(SfnClient client, UnaryOperator<String> texts) {
    try {
      Class<?> type = Class.forName(MODEL + operation + "Request");
      SdkPojo request = (SdkPojo) type.getMethod("builder").invoke(null);
      SdkModel.fill(request, members, texts);
      Method method = SfnClient.class.getMethod(methodName(), type);
      return answer((SfnResponse) method.invoke(client, ((Buildable) request).build()));
    } catch (InvocationTargetException thrown) {
      if (thrown.getCause() instanceof SfnException failure) {
        return answer(failure);
      }
      throw new AssertionError(operation + " failed: " + thrown.getCause(), thrown.getCause());
    } catch (ReflectiveOperationException unknown) {
      throw new IllegalStateException("The SDK has no operation [" + operation + "]", unknown);
    }
  }

  private String methodName() {
    return operation.substring(0, 1).toLowerCase(Locale.ROOT) + operation.substring(1);
  }

  private static Answer answer(SfnResponse response) {
    ObjectNode body = SdkModel.json(response);
    body.putObject("ResponseMetadata")
        .put("HTTPStatusCode", response.sdkHttpResponse().statusCode())
        .putObject("HTTPHeaders");
    return new Answer(false, "", body);
  }

  /** An error as the recording's SDK shows it, with further members such as a reason. */
  private Answer answer(SfnException failure) {
    String code = failure.awsErrorDetails().errorCode();
    String message = failure.awsErrorDetails().errorMessage();
    ObjectNode body = SdkModel.json(failure);
    body.putObject("Error").put("Code", code).put("Message", message);
    body.put("message", message);
    body.put("exception_typename", code);
    body.put(
        "exception_value",
        "An error occurred ("
            + code
            + ") when calling the "
            + operation
            + " operation: "
            + message);
    body.putObject("ResponseMetadata")
        .put("HTTPStatusCode", failure.statusCode())
        .putObject("HTTPHeaders");
    return new Answer(true, code, body);
  }
}
