package dev.holter.internal.service;

import dev.holter.internal.asl.reading.JsonSyntaxError;
import dev.holter.internal.service.core.Constraints;
import dev.holter.internal.service.core.Core;
import dev.holter.internal.service.core.ExecutionKind;
import dev.holter.internal.service.core.MachineRegistry;
import dev.holter.internal.service.core.MachineRegistry.StateMachineRecord;
import dev.holter.internal.service.core.Payload;
import dev.holter.internal.service.core.Qualified;
import dev.holter.internal.service.core.ServiceErrors;
import dev.holter.internal.service.core.StartedFrom;
import dev.holter.internal.service.run.ExecutionRecord;
import dev.holter.internal.service.run.Executions;
import dev.holter.internal.service.run.Interpreter;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

/** StartExecution and StartSyncExecution. */
final class StartOperations {
  /** The request of either operation. */
  private record Start(
      String stateMachineArn,
      @Nullable String name,
      @Nullable String input,
      @Nullable String traceHeader) {

    Constraints constraints() {
      return new Constraints()
          .arn(stateMachineArn, "stateMachineArn")
          .name(name, "name")
          .payload(input, "input")
          .traceHeader(traceHeader);
    }
  }

  private final Core core;
  private final MachineRegistry stateMachines;
  private final Executions executions;
  private final Interpreter interpreter;
  private final LocalTestCases testCases;

  StartOperations(
      Core core,
      MachineRegistry stateMachines,
      Executions executions,
      Interpreter interpreter,
      LocalTestCases testCases) {
    this.core = core;
    this.stateMachines = stateMachines;
    this.executions = executions;
    this.interpreter = interpreter;
    this.testCases = testCases;
  }

  StartExecutionResponse start(StartExecutionRequest request) {
    Start start =
        new Start(
            request.stateMachineArn(), request.name(), request.input(), request.traceHeader());
    start.constraints().check();
    ExecutionRecord execution = begin(start, ExecutionKind::started);
    return StartExecutionResponse.builder()
        .executionArn(execution.executionArn())
        .startDate(execution.startedAt())
        .build();
  }

  /** The execution has begun, and may have ended, when this returns. */
  ExecutionRecord startSync(StartSyncExecutionRequest request) {
    Start start =
        new Start(
            request.stateMachineArn(), request.name(), request.input(), request.traceHeader());
    start.constraints().included(request.includedData(), request.includedDataAsString()).check();
    return begin(start, StartOperations::sync);
  }

  private static ExecutionKind sync(StateMachineType type) {
    if (type != StateMachineType.EXPRESS) {
      throw ServiceErrors.typeNotSupported();
    }
    return ExecutionKind.SYNC_EXPRESS;
  }

  private ExecutionRecord begin(Start start, Function<StateMachineType, ExecutionKind> kinds) {
    LocalTestCases.Target target = testCases.target(start.stateMachineArn);
    Qualified qualified = stateMachines.qualified(target.stateMachineArn());
    StateMachineRecord machine = qualified.machine();
    if (machine.isDeleting()) {
      throw ServiceErrors.stateMachineDeleting(machine.arn);
    }
    ExecutionKind kind = kinds.apply(machine.revision().type());
    Payload input = input(Objects.requireNonNullElse(start.input, "{}"));
    if (start.name != null) {
      Names.require(start.name);
      ExecutionRecord same = kind.isExpress() ? null : sameAgain(machine, start.name, input);
      if (same != null) {
        return same;
      }
    }
    StartedFrom origin = qualified.origin(core.tokens());
    testCases.require(origin.revision(), target.testCase());
    String name = start.name != null ? start.name : core.tokens().uuid();
    ExecutionRecord execution =
        new ExecutionRecord(core, kind, name, origin, input, start.traceHeader);
    execution.forTestCase(target.testCase());
    executions.add(execution);
    interpreter.run(execution.root, origin.revision().definition().flow().startAt(), input);
    return execution;
  }

  private static Payload input(String text) {
    if (text.isEmpty()) {
      throw ServiceErrors.invalidExecutionInput("Invalid execution input.");
    }
    Payload input = Payload.of(text);
    try {
      input.tree();
    } catch (JsonSyntaxError notJson) {
      throw ServiceErrors.invalidExecutionInput(notJson.problem());
    }
    return input;
  }

  /**
   * Returns the running execution of that name if the input is the same. Any other use of a name
   * that is taken is a conflict.
   */
  private @Nullable ExecutionRecord sameAgain(
      StateMachineRecord machine, String name, Payload input) {
    ExecutionRecord first = executions.find(core.arns().execution(machine.name, name));
    if (first == null) {
      return null;
    }
    if (first.isRunning() && first.given.text().equals(input.text())) {
      return first;
    }
    throw ServiceErrors.executionAlreadyExists(first.executionArn());
  }
}
