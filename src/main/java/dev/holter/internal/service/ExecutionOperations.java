package dev.holter.internal.service;

import dev.holter.internal.service.Pages.Page;
import dev.holter.internal.service.core.Arns;
import dev.holter.internal.service.core.Constraints;
import dev.holter.internal.service.core.Core;
import dev.holter.internal.service.core.MachineRegistry;
import dev.holter.internal.service.core.Revision;
import dev.holter.internal.service.core.ServiceErrors;
import dev.holter.internal.service.run.ExecutionRecord;
import dev.holter.internal.service.run.Executions;
import dev.holter.internal.service.run.MapRuns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineForExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineForExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveFilter;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.IncludedData;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.StopExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StopExecutionResponse;

/** StartExecution, StopExecution, ListExecutions, DescribeStateMachineForExecution. */
final class ExecutionOperations {
  private static final int LONG_TOKEN = 3096;
  private static final String STATUSES =
      "SUCCEEDED, TIMED_OUT, PENDING_REDRIVE, ABORTED, FAILED, RUNNING";

  private final Core core;
  private final MachineRegistry stateMachines;
  private final Executions executions;
  private final MapRuns mapRuns;

  ExecutionOperations(
      Core core, MachineRegistry stateMachines, Executions executions, MapRuns mapRuns) {
    this.core = core;
    this.stateMachines = stateMachines;
    this.executions = executions;
    this.mapRuns = mapRuns;
  }

  /** Stops an execution. One that has ended stays as it is, and the answer says when it ended. */
  StopExecutionResponse stop(StopExecutionRequest request) {
    new Constraints()
        .arn(request.executionArn(), "executionArn")
        .error(request.error(), "error")
        .cause(request.cause(), "cause")
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
        .optionalArn(request.stateMachineArn(), "stateMachineArn")
        .known(
            request.statusFilter(),
            ExecutionStatus.UNKNOWN_TO_SDK_VERSION.toString(),
            request.statusFilterAsString(),
            "statusFilter",
            STATUSES)
        .known(
            request.redriveFilter(),
            ExecutionRedriveFilter.UNKNOWN_TO_SDK_VERSION.toString(),
            request.redriveFilterAsString(),
            "redriveFilter",
            "REDRIVEN, NOT_REDRIVEN")
        .page(request.maxResults(), request.nextToken(), LONG_TOKEN)
        .check();
    // AWS documents that this is refused. Its text is not known.
    if (request.redriveFilter() != null && request.stateMachineArn() != null) {
      throw ServiceErrors.validation("redriveFilter must not be given with stateMachineArn");
    }
    Page<ExecutionListItem> page =
        new Pages(core)
            .of(
                newestFirst(listed(request))
                    .filter(execution -> wanted(execution, request.statusFilter()))
                    .filter(execution -> wanted(execution, request.redriveFilter()))
                    .map(ExecutionOperations::item)
                    .toList(),
                request.maxResults(),
                request.nextToken(),
                "executions of "
                    + request.stateMachineArn()
                    + " "
                    + request.mapRunArn()
                    + " "
                    + request.statusFilterAsString()
                    + " "
                    + request.redriveFilterAsString());
    return ListExecutionsResponse.builder().executions(page.items()).nextToken(page.next()).build();
  }

  private List<ExecutionRecord> listed(ListExecutionsRequest request) {
    boolean ofRun = request.mapRunArn() != null;
    if (ofRun == (request.stateMachineArn() != null)) {
      throw ServiceErrors.validation("Must provide exactly one of stateMachineArn or mapRunArn");
    }
    if (ofRun) {
      return mapRuns.require(request.mapRunArn()).children;
    }
    Revision revision = stateMachines.qualified(request.stateMachineArn()).machine().revision();
    if (revision.type() == StateMachineType.EXPRESS) {
      throw ServiceErrors.typeNotSupported();
    }
    return executions.of(request.stateMachineArn());
  }

  private static boolean wanted(
      ExecutionRecord execution, @Nullable ExecutionRedriveFilter filter) {
    boolean redriven = execution.redrives.count() > 0;
    return filter == null || redriven == (filter == ExecutionRedriveFilter.REDRIVEN);
  }

  private static Stream<ExecutionRecord> newestFirst(List<ExecutionRecord> executions) {
    List<ExecutionRecord> all = new ArrayList<>(executions);
    Collections.reverse(all);
    // The sort is stable: of two executions at one instant, the one that started later comes first.
    return all.stream()
        .sorted(Comparator.comparing((ExecutionRecord one) -> listedAt(one)).reversed());
  }

  /**
   * Returns the instant by which executions are sorted: that of the end, or for one that runs that
   * of its start or last redrive.
   */
  private static Instant listedAt(ExecutionRecord execution) {
    Instant redriven = execution.redrives.last();
    return execution.stoppedAt().orElse(redriven != null ? redriven : execution.startedAt());
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
        .mapRunArn(execution.mapRunArn())
        .itemCount(execution.itemCount())
        .redriveCount(execution.redrives.count())
        .redriveDate(execution.redrives.last())
        .build();
  }

  DescribeStateMachineForExecutionResponse stateMachine(
      DescribeStateMachineForExecutionRequest request) {
    new Constraints()
        .arn(request.executionArn(), "executionArn")
        .included(request.includedData(), request.includedDataAsString())
        .check();
    boolean data = request.includedData() != IncludedData.METADATA_ONLY;
    ExecutionRecord execution = require(request.executionArn());
    Revision revision = execution.revision;
    return DescribeStateMachineForExecutionResponse.builder()
        .mapRunArn(execution.mapRunArn())
        .label(execution.mapRun == null ? null : execution.mapRun.label)
        .stateMachineArn(revision.stateMachineArn())
        .name(revision.name())
        .definition(data ? revision.definition().text() : null)
        .roleArn(revision.roleArn())
        .updateDate(revision.updated())
        .loggingConfiguration(revision.logging())
        .tracingConfiguration(revision.tracing())
        .encryptionConfiguration(revision.encryption())
        .revisionId(revision.id())
        .variableReferences(revision.variableReferences())
        .build();
  }
}
