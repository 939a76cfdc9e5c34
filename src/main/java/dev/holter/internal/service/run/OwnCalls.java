package dev.holter.internal.service.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.asl.resource.Resource.Integration;
import dev.holter.internal.asl.resource.Resource.Pattern;
import dev.holter.internal.service.core.Core;
import dev.holter.internal.service.core.Quotas;
import dev.holter.internal.service.run.PascalJson.Dates;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.SfnRequest;
import software.amazon.awssdk.services.sfn.model.SfnResponse;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;

/**
 * Tasks that call Step Functions itself, which the simulated service answers: executions that start
 * others, and the calls of the AWS SDK integration. Guarded by the service's lock.
 */
final class OwnCalls {
  private static final String OPTIMIZED = "states";
  private static final String AWS_SDK = "aws-sdk:sfn";
  private static final int DEEPEST = 1000;
  private static final String TASK_FAILED = "States.TaskFailed";

  private final Core core;
  private final Executions executions;
  private final CallTargets callees;
  private final Tasks tasks;
  private final Interpreter interpreter;
  private final IntegrationCalls calls;

  OwnCalls(
      Core core,
      Executions executions,
      CallTargets callees,
      Tasks tasks,
      Interpreter interpreter,
      IntegrationCalls calls) {
    this.core = core;
    this.executions = executions;
    this.callees = callees;
    this.tasks = tasks;
    this.interpreter = interpreter;
    this.calls = calls;
  }

  /** Whether this service answers the call; it does so when the present step is done. */
  boolean call(TaskRecord attempt) {
    if (!(attempt.state.resource() instanceof Integration integration)
        || !serves(integration.service())
        || !OwnRequest.isKnown(integration.action())) {
      return false;
    }
    interpreter.run(
        attempt.strand,
        () -> {
          if (attempt.isOpen()) {
            serve(attempt, integration);
          }
        });
    return true;
  }

  private static boolean serves(String service) {
    return service.equals(OPTIMIZED) || service.equals(AWS_SDK);
  }

  private void serve(TaskRecord attempt, Integration integration) {
    SfnResponse response;
    try {
      SfnRequest request = OwnRequest.of(integration.action(), attempt.input.tree());
      if (callees.later().serve(request, answer -> later(attempt, integration, answer))) {
        return;
      }
      response = callees.own().apply(request);
    } catch (OwnRequest.BadParametersException bad) {
      tasks.fail(attempt, Quotas.RUNTIME, bad.getMessage());
      return;
    } catch (SfnException refused) {
      fail(attempt, integration, refused);
      return;
    }
    if (response instanceof StartExecutionResponse started && !mayStart(attempt, started)) {
      return;
    }
    respond(attempt, integration, response);
  }

  /** Hands an answer to its task. It is lost if the task has ended meanwhile. */
  private void later(TaskRecord attempt, Integration integration, SfnResponse response) {
    interpreter.run(
        attempt.strand,
        () -> {
          if (attempt.isOpen()) {
            respond(attempt, integration, response);
          }
        });
  }

  private void respond(TaskRecord attempt, Integration integration, SfnResponse response) {
    if (integration.service().equals(AWS_SDK)) {
      answer(attempt, new PascalJson(Dates.ISO_8601).write(response));
    } else {
      started(attempt, (StartExecutionResponse) response);
    }
  }

  /**
   * Refuses a chain of executions that start one another at one instant: without an end it would
   * never let the test go on.
   */
  private boolean mayStart(TaskRecord attempt, StartExecutionResponse response) {
    ExecutionRecord parent = attempt.strand.execution;
    ExecutionRecord child = child(response);
    if (!child.startedAt().equals(core.now()) || !parent.startedAt().equals(core.now())) {
      return true;
    }
    child.depth = Math.max(child.depth, parent.depth + 1);
    if (child.depth <= DEEPEST) {
      return true;
    }
    executions.abort(child, null, null);
    core.timeline()
        .fail(
            new IllegalStateException(
                "State ["
                    + attempt.stateName()
                    + "] of state machine ["
                    + parent.revision.name()
                    + "] starts the ["
                    + child.depth
                    + "]th execution in a row that another one has started at this instant: give the"
                    + " chain an end or a Wait state, or add"
                    + " stepFunctions.integration(\"states:startExecution\").returns(\"{}\")"));
    return false;
  }

  private ExecutionRecord child(StartExecutionResponse response) {
    return Objects.requireNonNull(executions.find(response.executionArn()));
  }

  private void answer(TaskRecord attempt, ObjectNode output) {
    calls.accept(attempt, Json.write(output), false);
  }

  private void started(TaskRecord attempt, StartExecutionResponse response) {
    ObjectNode output = SdkMetadata.around(response, core);
    if (!attempt.isJob()) {
      answer(attempt, output);
      return;
    }
    ExecutionRecord child = child(response);
    attempt.whenAborted = () -> stop(attempt, child);
    if (!calls.accepted(attempt, Json.write(output))) {
      return;
    }
    if (child.isRunning()) {
      child.whenEnded.add(() -> interpreter.run(attempt.strand, () -> ended(attempt, child)));
    } else {
      ended(attempt, child);
    }
  }

  /**
   * Stops the execution that a task has started. Others have measured how long AWS's cause is, and
   * this one has that length.
   */
  private void stop(TaskRecord attempt, ExecutionRecord child) {
    if (child.isRunning()) {
      executions.abort(
          child,
          null,
          "The Task state in AWS Step Functions execution ["
              + attempt.execution().executionArn()
              + "] which was managing this resource was aborted");
    }
  }

  private void ended(TaskRecord attempt, ExecutionRecord child) {
    if (!attempt.isOpen()) {
      return;
    }
    attempt.whenAborted = null;
    ObjectNode about =
        new PascalJson(Dates.EPOCH_MILLISECONDS)
            .write(ExecutionDescription.of(child, Redrivability.obstacle(child.status()), true));
    if (child.status() != ExecutionStatus.SUCCEEDED) {
      tasks.fail(attempt, TASK_FAILED, Json.write(about));
      return;
    }
    if (((Integration) attempt.state.resource()).pattern() == Pattern.SYNC_2) {
      asJson(about, "Input");
      asJson(about, "Output");
    }
    answer(attempt, about);
  }

  private static void asJson(ObjectNode about, String key) {
    about.set(key, Json.parse(about.path(key).textValue()));
  }

  private void fail(TaskRecord attempt, Integration integration, SfnException refused) {
    String name = refused.getClass().getSimpleName();
    String message = message(refused);
    String requestId = core.tokens().uuid();
    if (integration.service().equals(AWS_SDK)) {
      tasks.fail(
          attempt,
          "Sfn." + name,
          String.format(
              Locale.ROOT,
              "%s (Service: Sfn, Status Code: %d, Request ID: %s) (SDK Attempt Count: 1)",
              message,
              refused.statusCode(),
              requestId));
    } else {
      tasks.fail(
          attempt,
          "StepFunctions." + name,
          String.format(
              Locale.ROOT,
              "%s (Service: AWSStepFunctions; Status Code: %d; Error Code: %s; Request ID: %s;"
                  + " Proxy: null)",
              message,
              refused.statusCode(),
              refused.awsErrorDetails().errorCode(),
              requestId));
    }
  }

  private static @Nullable String message(SfnException refused) {
    return refused.awsErrorDetails().errorMessage();
  }
}
