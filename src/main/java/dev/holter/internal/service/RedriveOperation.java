package dev.holter.internal.service;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.RedriveExecutionRequest;
import software.amazon.awssdk.services.sfn.model.RedriveExecutionResponse;

/** RedriveExecution: an execution that did not succeed goes on where it ended. */
final class RedriveOperation {
  private final Core core;
  private final ExecutionOperations operations;
  private final Executions executions;
  private final Interpreter interpreter;
  private final Redrivability redrivability;

  RedriveOperation(
      Core core,
      ExecutionOperations operations,
      Executions executions,
      Interpreter interpreter,
      Redrivability redrivability) {
    this.core = core;
    this.operations = operations;
    this.executions = executions;
    this.interpreter = interpreter;
    this.redrivability = redrivability;
  }

  /** A client token that was used lately says that this was done already. */
  RedriveExecutionResponse redrive(RedriveExecutionRequest request) {
    new Constraints()
        .arn(request.executionArn(), "executionArn")
        .clientToken(request.clientToken())
        .check();
    ExecutionRecord execution = operations.require(request.executionArn());
    Instant before = execution.redrives.date(request.clientToken(), core.now());
    if (before != null) {
      return redriven(before);
    }
    String obstacle = redrivability.obstacle(execution);
    if (obstacle != null) {
      throw ServiceErrors.executionNotRedrivable(obstacle);
    }
    execution.redrives.add(request.clientToken(), core.now());
    interpreter.resume(execution.root, executions.redrive(execution));
    return redriven(core.now());
  }

  private static RedriveExecutionResponse redriven(@Nullable Instant at) {
    return RedriveExecutionResponse.builder().redriveDate(at).build();
  }
}
