package dev.holter.internal.service;

import dev.holter.execution.TaskCall;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.asl.reading.JsonSyntaxError;
import dev.holter.internal.service.core.Constraints;
import dev.holter.internal.service.core.Core;
import dev.holter.internal.service.core.ServiceErrors;
import dev.holter.internal.service.run.TaskRecord;
import dev.holter.internal.service.run.Tasks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessResponse;
import software.amazon.awssdk.services.sfn.model.SfnException;

/**
 * SendTaskHeartbeat, SendTaskSuccess, SendTaskFailure.
 *
 * <p>The token is judged first: one that was never minted is invalid whatever else is wrong, one
 * whose task has ended has timed out. Every call on a known token is recorded with its answer.
 */
final class CallbackOperations {
  private static final String SUCCESS = "SendTaskSuccess";
  private static final String FAILURE = "SendTaskFailure";

  private final Core core;
  private final Tasks tasks;

  /** Read without the service's lock. */
  private final List<TaskCall> stray = Collections.synchronizedList(new ArrayList<>());

  CallbackOperations(Core core, Tasks tasks) {
    this.core = core;
    this.tasks = tasks;
  }

  SendTaskHeartbeatResponse heartbeat(SendTaskHeartbeatRequest request) {
    new Constraints().taskToken(request.taskToken()).check();
    TaskRecord attempt = open(request.taskToken(), TaskCall.HEARTBEAT);
    accept(attempt, TaskCall.HEARTBEAT);
    tasks.beat(attempt);
    return SendTaskHeartbeatResponse.builder().build();
  }

  SendTaskSuccessResponse success(SendTaskSuccessRequest request) {
    new Constraints()
        .taskToken(request.taskToken())
        .required(request.output(), "output")
        .payload(request.output(), "output")
        .check();
    TaskRecord attempt = open(request.taskToken(), SUCCESS);
    requireJson(attempt, request.output());
    accept(attempt, SUCCESS);
    tasks.succeed(attempt, request.output());
    return SendTaskSuccessResponse.builder().build();
  }

  SendTaskFailureResponse failure(SendTaskFailureRequest request) {
    new Constraints()
        .taskToken(request.taskToken())
        .error(request.error(), "error")
        .cause(request.cause(), "cause")
        .check();
    TaskRecord attempt = open(request.taskToken(), FAILURE);
    accept(attempt, FAILURE);
    tasks.fail(attempt, request.error(), request.cause());
    return SendTaskFailureResponse.builder().build();
  }

  private TaskRecord open(String token, String operation) {
    TaskRecord attempt = tasks.find(token);
    if (attempt == null) {
      stray.add(call(operation, "InvalidToken", false));
      throw ServiceErrors.invalidToken();
    }
    if (!attempt.isOpen()) {
      throw reject(attempt, operation, ServiceErrors.taskTimedOut());
    }
    return attempt;
  }

  private void requireJson(TaskRecord attempt, String output) {
    try {
      Json.parse(output);
    } catch (JsonSyntaxError notJson) {
      throw reject(attempt, SUCCESS, ServiceErrors.invalidOutput(notJson.problem()));
    }
  }

  private SfnException reject(TaskRecord attempt, String operation, SfnException error) {
    attempt.record(call(operation, error.awsErrorDetails().errorCode(), false));
    return error;
  }

  private void accept(TaskRecord attempt, String operation) {
    attempt.record(call(operation, null, false));
  }

  /** Records a call that a fault of the test has answered. The service itself never saw it. */
  void injected(String operation, String token, String error) {
    TaskRecord attempt = tasks.find(token);
    if (attempt != null) {
      attempt.record(call(operation, error, true));
    }
  }

  /** Returns the calls whose tokens this service never handed out. */
  List<TaskCall> stray() {
    return List.copyOf(stray);
  }

  private TaskCall call(String operation, @Nullable String error, boolean injected) {
    return new TaskCall(operation, core.now(), Optional.ofNullable(error), injected);
  }
}
