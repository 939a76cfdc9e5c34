package dev.holter.internal.service;

import dev.holter.internal.service.Pages.Page;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.CloudWatchEventsExecutionDataDetails;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveStatus;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryRequest;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.IncludedData;

/** DescribeExecution and GetExecutionHistory: what one can learn of an execution. */
final class DescribeOperations {
  private static final CloudWatchEventsExecutionDataDetails INCLUDED =
      CloudWatchEventsExecutionDataDetails.builder().included(true).build();

  private final ExecutionOperations executions;
  private final Pages pages;
  private final Redrivability redrivability;

  DescribeOperations(ExecutionOperations executions, Pages pages, Redrivability redrivability) {
    this.executions = executions;
    this.pages = pages;
    this.redrivability = redrivability;
  }

  DescribeExecutionResponse describe(DescribeExecutionRequest request) {
    new Constraints().arn(request.executionArn(), "executionArn").check();
    ExecutionRecord execution = executions.require(request.executionArn());
    boolean data = request.includedData() != IncludedData.METADATA_ONLY;
    DescribeExecutionResponse.Builder answer =
        DescribeExecutionResponse.builder()
            .executionArn(execution.executionArn())
            .stateMachineArn(execution.stateMachineArn())
            .stateMachineVersionArn(execution.origin.versionArn())
            .stateMachineAliasArn(execution.origin.aliasArn())
            .name(execution.name())
            .status(execution.status())
            .startDate(execution.startedAt())
            .stopDate(execution.stoppedAt().orElse(null))
            .traceHeader(execution.traceHeader)
            .error(execution.error().orElse(null))
            .cause(execution.cause().orElse(null))
            .redriveCount(execution.redrives.count())
            .redriveDate(execution.redrives.last());
    if (data) {
      answer.input(execution.input()).inputDetails(INCLUDED);
      execution.output().ifPresent(output -> answer.output(output).outputDetails(INCLUDED));
    }
    redrive(answer, redrivability.obstacle(execution));
    return answer.build();
  }

  private static void redrive(DescribeExecutionResponse.Builder answer, @Nullable String obstacle) {
    if (obstacle == null) {
      answer.redriveStatus(ExecutionRedriveStatus.REDRIVABLE);
    } else {
      answer.redriveStatus(ExecutionRedriveStatus.NOT_REDRIVABLE).redriveStatusReason(obstacle);
    }
  }

  GetExecutionHistoryResponse history(GetExecutionHistoryRequest request) {
    new Constraints()
        .arn(request.executionArn(), "executionArn")
        .page(request.maxResults(), request.nextToken(), 1024)
        .check();
    ExecutionRecord execution = executions.require(request.executionArn());
    boolean reverse = Boolean.TRUE.equals(request.reverseOrder());
    Page<HistoryEvent> page =
        pages.of(
            execution.history.events(reverse),
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
