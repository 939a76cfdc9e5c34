package dev.holter.internal.service;

import dev.holter.internal.service.core.Constraints;
import dev.holter.internal.service.core.Core;
import dev.holter.internal.service.core.ServiceErrors;
import dev.holter.internal.service.run.ExecutionRecord;
import dev.holter.internal.service.run.Executions;
import dev.holter.internal.service.run.Interpreter;
import dev.holter.internal.service.run.Redrivability;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.RedriveExecutionRequest;
import software.amazon.awssdk.services.sfn.model.RedriveExecutionResponse;

/** RedriveExecution: an execution that did not succeed goes on where it ended. */
final class RedriveOperation {
  /** AWS documents the rule. The words are ours. */
  private static final String OF_MAP_RUN =
      "Execution is a child of a Map Run, which redrives it when its own execution is redriven";

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

  /**
   * Redrives an execution. A client token that was used lately marks a repeated request, which
   * changes nothing.
   */
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
    String obstacle = execution.mapRun == null ? redrivability.obstacle(execution) : OF_MAP_RUN;
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
