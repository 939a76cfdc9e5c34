package dev.holter.contract;

import static dev.holter.Caught.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holter.conformance.SdkModel;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.SfnException;

/** Answers, errors and histories as one line each, so that a test compares them whole. */
final class Told {
  private static final List<String> ENVELOPE =
      List.of("timestamp", "type", "id", "previousEventId");
  private static final List<String> ALWAYS_THE_SAME = List.of("inputDetails", "outputDetails");

  private Told() {}

  /** The error of a call: name, status and message; "none" if there is none. */
  static String error(ThrowingCallable call) {
    SfnException failure = catchThrowableOfType(SfnException.class, call);
    return failure == null ? "none" : error(failure);
  }

  static String error(SfnException failure) {
    return failure.awsErrorDetails().errorCode()
        + " "
        + failure.statusCode()
        + " "
        + failure.awsErrorDetails().errorMessage();
  }

  /** An answer, members in the order of the model. */
  static String answer(SdkPojo answer) {
    return SdkModel.json(answer).toString().replace('"', '\'');
  }

  /** A history through the client, an event a line: {@code id<previous type details}. */
  static List<String> history(SfnClient client, String executionArn) {
    return client
        .getExecutionHistory(r -> r.executionArn(executionArn).maxResults(1000))
        .events()
        .stream()
        .map(Told::event)
        .toList();
  }

  static String event(HistoryEvent event) {
    ObjectNode members = SdkModel.json(event);
    StringBuilder line = new StringBuilder();
    line.append(event.id()).append('<').append(event.previousEventId());
    line.append(' ').append(event.typeAsString());
    for (Map.Entry<String, ?> member : members.without(ENVELOPE).properties()) {
      String details = ((ObjectNode) member.getValue()).without(ALWAYS_THE_SAME).toString();
      line.append(' ').append(details.replace('"', '\''));
    }
    return line.toString();
  }
}
