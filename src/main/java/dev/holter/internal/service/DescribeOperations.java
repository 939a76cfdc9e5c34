package dev.holter.internal.service;

import dev.holter.internal.service.Pages.Page;
import dev.holter.internal.service.core.Constraints;
import dev.holter.internal.service.event.ExecutionData;
import dev.holter.internal.service.run.ExecutionDescription;
import dev.holter.internal.service.run.ExecutionRecord;
import dev.holter.internal.service.run.Redrivability;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryRequest;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.IncludedData;

/** DescribeExecution and GetExecutionHistory: what one can learn of an execution. */
final class DescribeOperations {
  private final ExecutionOperations executions;
  private final Pages pages;
  private final Redrivability redrivability;

  DescribeOperations(ExecutionOperations executions, Pages pages, Redrivability redrivability) {
    this.executions = executions;
    this.pages = pages;
    this.redrivability = redrivability;
  }

  DescribeExecutionResponse describe(DescribeExecutionRequest request) {
    new Constraints()
        .arn(request.executionArn(), "executionArn")
        .included(request.includedData(), request.includedDataAsString())
        .check();
    ExecutionRecord execution = executions.require(request.executionArn());
    return ExecutionDescription.of(
        execution,
        redrivability.obstacle(execution),
        request.includedData() != IncludedData.METADATA_ONLY);
  }

  GetExecutionHistoryResponse history(GetExecutionHistoryRequest request) {
    new Constraints()
        .arn(request.executionArn(), "executionArn")
        .page(request.maxResults(), request.nextToken())
        .check();
    ExecutionRecord execution = executions.require(request.executionArn());
    boolean reverse = Boolean.TRUE.equals(request.reverseOrder());
    Page<HistoryEvent> page =
        pages.of(
            reverse ? execution.history.newestFirst() : execution.history.events(),
            request.maxResults(),
            request.nextToken(),
            (reverse ? "reversed" : "") + "history of " + execution.executionArn());
    boolean data = !Boolean.FALSE.equals(request.includeExecutionData());
    return GetExecutionHistoryResponse.builder()
        .events(data ? page.items() : page.items().stream().map(ExecutionData::without).toList())
        .nextToken(page.next())
        .build();
  }
}
