package dev.holter.internal.service;

import dev.holter.internal.asl.map.FailureTolerance.Threshold;
import dev.holter.internal.service.Pages.Page;
import dev.holter.internal.service.core.Constraints;
import dev.holter.internal.service.core.Core;
import dev.holter.internal.service.core.ServiceErrors;
import dev.holter.internal.service.run.Interpreter;
import dev.holter.internal.service.run.MapRun;
import dev.holter.internal.service.run.MapRuns;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.DescribeMapRunRequest;
import software.amazon.awssdk.services.sfn.model.DescribeMapRunResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.ListMapRunsRequest;
import software.amazon.awssdk.services.sfn.model.ListMapRunsResponse;
import software.amazon.awssdk.services.sfn.model.MapRunExecutionCounts;
import software.amazon.awssdk.services.sfn.model.MapRunItemCounts;
import software.amazon.awssdk.services.sfn.model.MapRunListItem;
import software.amazon.awssdk.services.sfn.model.UpdateMapRunRequest;
import software.amazon.awssdk.services.sfn.model.UpdateMapRunResponse;

/** DescribeMapRun, ListMapRuns, UpdateMapRun. */
final class MapRunOperations {
  private final Core core;
  private final MapRuns mapRuns;
  private final Interpreter interpreter;
  private final ExecutionOperations executions;

  MapRunOperations(
      Core core, MapRuns mapRuns, Interpreter interpreter, ExecutionOperations executions) {
    this.core = core;
    this.mapRuns = mapRuns;
    this.interpreter = interpreter;
    this.executions = executions;
  }

  private MapRun require(@Nullable String arn) {
    new Constraints().longArn(arn, "mapRunArn").check();
    return mapRuns.require(String.valueOf(arn));
  }

  DescribeMapRunResponse describe(DescribeMapRunRequest request) {
    MapRun run = require(request.mapRunArn());
    BigDecimal percentage = run.tolerance().percentage();
    Long count = run.tolerance().count();
    return DescribeMapRunResponse.builder()
        .mapRunArn(run.arn)
        .executionArn(run.owner.execution.executionArn())
        .status(run.status())
        .startDate(run.started)
        .stopDate(run.stopped())
        .maxConcurrency(run.maxConcurrency())
        .toleratedFailurePercentage(percentage == null ? 0f : percentage.floatValue())
        .toleratedFailureCount(count == null ? 0L : count)
        .itemCounts(items(run))
        .executionCounts(executions(run))
        .redriveCount(run.redriveCount())
        .redriveDate(run.redriven())
        .build();
  }

  private static MapRunItemCounts items(MapRun run) {
    long running = run.runningItems();
    long ended = run.endedItems();
    return MapRunItemCounts.builder()
        .pending(run.total() - running - ended - run.itemsPendingRedrive())
        .running(running)
        .succeeded(run.items(ExecutionStatus.SUCCEEDED))
        .failed(run.items(ExecutionStatus.FAILED))
        .timedOut(run.items(ExecutionStatus.TIMED_OUT))
        .aborted(run.items(ExecutionStatus.ABORTED))
        .total(run.total())
        .resultsWritten(run.hasWrittenResults() ? ended : 0L)
        .failuresNotRedrivable(run.notRedrivable().stream().mapToLong(MapRun::items).sum())
        .pendingRedrive(run.itemsPendingRedrive())
        .build();
  }

  private static MapRunExecutionCounts executions(MapRun run) {
    long ended = run.endedExecutions();
    return MapRunExecutionCounts.builder()
        .pending(run.size() - run.children.size())
        .running(run.children.size() - ended - run.pendingRedrive())
        .succeeded(run.executions(ExecutionStatus.SUCCEEDED))
        .failed(run.executions(ExecutionStatus.FAILED))
        .timedOut(run.executions(ExecutionStatus.TIMED_OUT))
        .aborted(run.executions(ExecutionStatus.ABORTED))
        .total(run.size())
        .resultsWritten(run.hasWrittenResults() ? ended : 0L)
        .failuresNotRedrivable((long) run.notRedrivable().size())
        .pendingRedrive(run.pendingRedrive())
        .build();
  }

  ListMapRunsResponse list(ListMapRunsRequest request) {
    new Constraints()
        .arn(request.executionArn(), "executionArn")
        .page(request.maxResults(), request.nextToken())
        .check();
    List<MapRunListItem> items =
        mapRuns.of(executions.require(request.executionArn())).stream()
            .map(MapRunOperations::item)
            .toList();
    Page<MapRunListItem> page =
        new Pages(core)
            .of(
                items,
                request.maxResults(),
                request.nextToken(),
                "map runs of " + request.executionArn());
    return ListMapRunsResponse.builder().mapRuns(page.items()).nextToken(page.next()).build();
  }

  private static MapRunListItem item(MapRun run) {
    return MapRunListItem.builder()
        .executionArn(run.owner.execution.executionArn())
        .mapRunArn(run.arn)
        .stateMachineArn(run.revision.stateMachineArn())
        .startDate(run.started)
        .stopDate(run.stopped())
        .build();
  }

  /** Changes the limits that the request gives. The others stay as they are. */
  UpdateMapRunResponse update(UpdateMapRunRequest request) {
    new Constraints()
        .longArn(request.mapRunArn(), "mapRunArn")
        .atLeastZero(request.maxConcurrency(), "maxConcurrency")
        .atLeastZero(request.toleratedFailureCount(), "toleratedFailureCount")
        .percentage(request.toleratedFailurePercentage(), "toleratedFailurePercentage")
        .check();
    MapRun run = mapRuns.require(request.mapRunArn());
    if (!run.isRunning()) {
      throw ServiceErrors.completedMapRun(run.arn);
    }
    Long count = request.toleratedFailureCount();
    Float percentage = request.toleratedFailurePercentage();
    run.limit(
        request.maxConcurrency() == null ? run.maxConcurrency() : request.maxConcurrency(),
        new Threshold(
            count == null ? run.tolerance().count() : count,
            percentage == null
                ? run.tolerance().percentage()
                : new BigDecimal(percentage.toString())));
    interpreter.run(run.owner, () -> mapRuns.resume(run));
    return UpdateMapRunResponse.builder().build();
  }
}
