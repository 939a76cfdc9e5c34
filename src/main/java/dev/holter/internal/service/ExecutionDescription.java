package dev.holter.internal.service;

import software.amazon.awssdk.services.sfn.model.CloudWatchEventsExecutionDataDetails;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveStatus;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** What DescribeExecution answers, and what the results of a Map Run have in them. */
final class ExecutionDescription {
  private static final CloudWatchEventsExecutionDataDetails INCLUDED =
      CloudWatchEventsExecutionDataDetails.builder().included(true).build();

  private ExecutionDescription() {}

  /** Describes an execution, with its data or without. */
  static DescribeExecutionResponse of(ExecutionRecord execution, boolean data) {
    DescribeExecutionResponse.Builder answer =
        DescribeExecutionResponse.builder()
            .executionArn(execution.executionArn())
            .stateMachineArn(execution.stateMachineArn())
            .name(execution.name())
            .status(execution.status())
            .startDate(execution.startedAt())
            .stopDate(execution.stoppedAt().orElse(null))
            .traceHeader(execution.traceHeader)
            .error(execution.error().orElse(null))
            .cause(execution.cause().orElse(null))
            .mapRunArn(execution.mapRunArn())
            .redriveCount(0);
    if (data) {
      answer.input(execution.input()).inputDetails(INCLUDED);
      execution.output().ifPresent(output -> answer.output(output).outputDetails(INCLUDED));
    }
    redrive(answer, execution.status());
    return answer.build();
  }

  private static void redrive(DescribeExecutionResponse.Builder answer, ExecutionStatus status) {
    boolean redrivable =
        status == ExecutionStatus.FAILED
            || status == ExecutionStatus.TIMED_OUT
            || status == ExecutionStatus.ABORTED;
    if (redrivable) {
      answer.redriveStatus(ExecutionRedriveStatus.REDRIVABLE);
      return;
    }
    answer
        .redriveStatus(ExecutionRedriveStatus.NOT_REDRIVABLE)
        .redriveStatusReason("Execution is " + status + " and cannot be redriven");
  }
}
