package dev.holter.internal.service.run;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.CloudWatchEventsExecutionDataDetails;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveStatus;

/** What DescribeExecution answers, and what the results of a Map Run have in them. */
public final class ExecutionDescription {
  private static final CloudWatchEventsExecutionDataDetails INCLUDED =
      CloudWatchEventsExecutionDataDetails.builder().included(true).build();

  private ExecutionDescription() {}

  /**
   * Describes an execution.
   *
   * @param obstacle why it cannot be redriven, null if it can
   * @param data whether input and output are part of it
   */
  public static DescribeExecutionResponse of(
      ExecutionRecord execution, @Nullable String obstacle, boolean data) {
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
            .mapRunArn(execution.mapRunArn())
            .redriveCount(execution.redrives.count())
            .redriveDate(execution.redrives.last());
    if (data) {
      answer.input(execution.input()).inputDetails(INCLUDED);
      execution.output().ifPresent(output -> answer.output(output).outputDetails(INCLUDED));
    }
    if (obstacle != null) {
      answer.redriveStatus(ExecutionRedriveStatus.NOT_REDRIVABLE).redriveStatusReason(obstacle);
    } else {
      answer.redriveStatus(
          execution.mapRun == null
              ? ExecutionRedriveStatus.REDRIVABLE
              : ExecutionRedriveStatus.REDRIVABLE_BY_MAP_RUN);
    }
    return answer.build();
  }
}
