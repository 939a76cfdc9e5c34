package dev.holter.internal.service;

import dev.holter.internal.asl.JsonSyntaxError;
import dev.holter.internal.service.Pages.Page;
import dev.holter.internal.service.StateMachines.StateMachineRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineForExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineForExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StopExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StopExecutionResponse;

/** StartExecution, StopExecution, ListExecutions, DescribeStateMachineForExecution. */
final class ExecutionOperations {
  private static final int LONG_TOKEN = 3096;
  private static final String STATUSES =
      "SUCCEEDED, TIMED_OUT, PENDING_REDRIVE, ABORTED, FAILED, RUNNING";

  private final Core core;
  private final StateMachines stateMachines;
  private final Executions executions;
  private final Interpreter interpreter;
  private final TestCases testCases;

  ExecutionOperations(
      Core core,
      StateMachines stateMachines,
      Executions executions,
      Interpreter interpreter,
      TestCases testCases) {
    this.core = core;
    this.stateMachines = stateMachines;
    this.executions = executions;
    this.interpreter = interpreter;
    this.testCases = testCases;
  }

  StartExecutionResponse start(StartExecutionRequest request) {
    new Constraints()
        .arn(request.stateMachineArn(), "stateMachineArn")
        .name(request.name(), "name")
        .payload(request.input(), "input")
        .length(request.traceHeader(), "traceHeader", 0, 256)
        .check();
    TestCases.Target target = testCases.target(request.stateMachineArn());
    Qualified qualified = stateMachines.qualified(target.stateMachineArn());
    StateMachineRecord machine = qualified.machine();
    if (machine.deleting) {
      throw ServiceErrors.stateMachineDeleting(machine.arn);
    }
    Payload input = input(Objects.requireNonNullElse(request.input(), "{}"));
    if (request.name() != null) {
      Names.require(request.name());
      ExecutionRecord same = sameAgain(machine, request.name(), input);
      if (same != null) {
        return started(same);
      }
    }
    Origin origin = qualified.origin(core.tokens());
    testCases.require(origin.revision(), target.testCase());
    return started(begin(origin, request, input, target.testCase()));
  }

  private ExecutionRecord begin(
      Origin origin, StartExecutionRequest request, Payload input, @Nullable String testCase) {
    String name = request.name() != null ? request.name() : core.tokens().uuid();
    ExecutionRecord execution =
        new ExecutionRecord(core, name, origin, input, request.traceHeader());
    execution.testCase = testCase;
    executions.add(execution);
    interpreter.run(execution.root, origin.revision().definition().flow().startAt(), input);
    return execution;
  }

  private static StartExecutionResponse started(ExecutionRecord execution) {
    return StartExecutionResponse.builder()
        .executionArn(execution.executionArn())
        .startDate(execution.startedAt())
        .build();
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

  /** The same name and input while the first runs is the first; anything else is a conflict. */
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

  /** Stopping an execution that has ended changes nothing and answers when it ended. */
  StopExecutionResponse stop(StopExecutionRequest request) {
    new Constraints()
        .arn(request.executionArn(), "executionArn")
        .sensitive(request.error(), "error", 256)
        .sensitive(request.cause(), "cause", 32_768)
        .check();
    ExecutionRecord execution = require(request.executionArn());
    if (execution.isRunning()) {
      executions.abort(execution, request.error(), request.cause());
    }
    return StopExecutionResponse.builder().stopDate(execution.stoppedAt().orElseThrow()).build();
  }

  ExecutionRecord require(String arn) {
    Arns.require(arn, "execution");
    ExecutionRecord execution = executions.find(arn);
    if (execution == null) {
      throw ServiceErrors.executionDoesNotExist(arn);
    }
    return execution;
  }

  ListExecutionsResponse list(ListExecutionsRequest request) {
    new Constraints()
        .length(request.stateMachineArn(), "stateMachineArn", 1, 256)
        .known(
            request.statusFilter(),
            ExecutionStatus.UNKNOWN_TO_SDK_VERSION.toString(),
            request.statusFilterAsString(),
            "statusFilter",
            STATUSES)
        .page(request.maxResults(), request.nextToken(), LONG_TOKEN)
        .check();
    if (request.mapRunArn() != null) {
      throw ServiceErrors.notServed("ListExecutions by mapRunArn");
    }
    if (request.stateMachineArn() == null) {
      throw ServiceErrors.validation("Must provide exactly one of stateMachineArn or mapRunArn");
    }
    stateMachines.qualified(request.stateMachineArn());
    Page<ExecutionListItem> page =
        new Pages(core)
            .of(
                newestFirst(request.stateMachineArn())
                    .filter(execution -> wanted(execution, request.statusFilter()))
                    .map(ExecutionOperations::item)
                    .toList(),
                request.maxResults(),
                request.nextToken(),
                "executions of "
                    + request.stateMachineArn()
                    + " "
                    + request.statusFilterAsString());
    return ListExecutionsResponse.builder().executions(page.items()).nextToken(page.next()).build();
  }

  private Stream<ExecutionRecord> newestFirst(String qualifiedArn) {
    List<ExecutionRecord> all = new ArrayList<>(executions.of(qualifiedArn));
    Collections.reverse(all);
    // A stable sort: of two at one instant, the one that started later comes first.
    return all.stream()
        .sorted(
            Comparator.comparing((ExecutionRecord one) -> one.stoppedAt().orElse(one.startedAt()))
                .reversed());
  }

  private static boolean wanted(ExecutionRecord execution, @Nullable ExecutionStatus filter) {
    return filter == null || execution.status() == filter;
  }

  private static ExecutionListItem item(ExecutionRecord execution) {
    return ExecutionListItem.builder()
        .executionArn(execution.executionArn())
        .stateMachineArn(execution.stateMachineArn())
        .stateMachineVersionArn(execution.origin.versionArn())
        .stateMachineAliasArn(execution.origin.aliasArn())
        .name(execution.name())
        .status(execution.status())
        .startDate(execution.startedAt())
        .stopDate(execution.stoppedAt().orElse(null))
        .redriveCount(0)
        .build();
  }

  DescribeStateMachineForExecutionResponse stateMachine(
      DescribeStateMachineForExecutionRequest request) {
    new Constraints().arn(request.executionArn(), "executionArn").check();
    Revision revision = require(request.executionArn()).revision;
    return DescribeStateMachineForExecutionResponse.builder()
        .stateMachineArn(revision.stateMachineArn())
        .name(revision.name())
        .definition(revision.definition().text())
        .roleArn(revision.roleArn())
        .updateDate(revision.updated())
        .loggingConfiguration(revision.logging())
        .tracingConfiguration(revision.tracing())
        .encryptionConfiguration(ActivityOperations.AWS_OWNED_KEY)
        .revisionId(revision.id())
        .variableReferences(revision.variableReferences())
        .build();
  }
}
