package dev.holter.internal.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.sfn.model.SfnException;

/**
 * An error as AWS puts it on the wire.
 *
 * @param status the HTTP status
 * @param code the wire name, which lacks the Java class's suffix for most errors
 * @param message the text; the protocol layer's own errors have none
 * @param members further members of the error's shape
 */
record WireError(int status, String code, @Nullable String message, Map<String, String> members) {

  private static final int BAD_REQUEST = 400;
  private static final int TOO_LARGE = 413;
  private static final int INTERNAL = 500;
  private static final String UNREADABLE = "SerializationException";

  WireError {
    members = Map.copyOf(members);
  }

  static WireError of(int status, String code, @Nullable String message) {
    return new WireError(status, code, message, Map.of());
  }

  static WireError unknownOperation() {
    return of(BAD_REQUEST, "UnknownOperationException", null);
  }

  static WireError unreadable(UnreadableRequestException e) {
    return of(BAD_REQUEST, UNREADABLE, e.getMessage());
  }

  static WireError tooLarge(int limit) {
    return of(
        TOO_LARGE, "RequestEntityTooLargeException", "Request size exceeded " + limit + " bytes");
  }

  /** Makes the error of a request that is refused before anybody has looked at its operation. */
  static WireError ofStatus(int status) {
    if (status >= INTERNAL) {
      return of(status, "InternalFailure", null);
    }
    return of(status, status == TOO_LARGE ? "RequestEntityTooLargeException" : UNREADABLE, null);
  }

  static WireError foreignHost(String host) {
    return of(
        403,
        "AccessDeniedException",
        "Host ["
            + host
            + "] is not this endpoint, which listens on 127.0.0.1 only: call it by the address that"
            + " endpoint() returns, or as localhost");
  }

  static WireError noProxy() {
    return of(405, "UnknownOperationException", "This endpoint is no proxy");
  }

  /** Makes the error of a failure inside of the service. AWS gives no reason for those. */
  static WireError internalFailure() {
    return of(INTERNAL, "InternalFailure", null);
  }

  static WireError throttled() {
    return of(BAD_REQUEST, "ThrottlingException", "Rate exceeded");
  }

  static WireError from(SfnException e) {
    AwsErrorDetails details = e.awsErrorDetails();
    if (details == null || details.errorCode() == null) {
      throw new IllegalStateException("The service raised an error without a code", e);
    }
    int status = e.statusCode() > 0 ? e.statusCode() : BAD_REQUEST;
    return new WireError(status, details.errorCode(), details.errorMessage(), members(e));
  }

  private static Map<String, String> members(SfnException e) {
    Map<String, String> members = new LinkedHashMap<>();
    for (SdkField<?> field : e.toBuilder().sdkFields()) {
      Object value = field.getValueOrDefault(e);
      if (value != null) {
        members.put(field.locationName(), value.toString());
      }
    }
    return members;
  }
}
