package dev.holter.internal.service;

import dev.holter.internal.asl.reading.StateError;
import dev.holter.internal.service.core.Core;
import dev.holter.internal.service.run.ExecutionRecord;
import dev.holter.internal.time.Purpose;
import dev.holter.internal.time.Wait;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.BillingDetails;
import software.amazon.awssdk.services.sfn.model.CloudWatchEventsExecutionDataDetails;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.IncludedData;
import software.amazon.awssdk.services.sfn.model.SfnResponse;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionResponse;
import software.amazon.awssdk.services.sfn.model.SyncExecutionStatus;

/** StartSyncExecution: it waits for the end of what it starts, and so it takes the lock itself. */
final class SyncOperation {
  private static final CloudWatchEventsExecutionDataDetails INCLUDED =
      CloudWatchEventsExecutionDataDetails.builder().included(true).build();
  private static final long BILLED_MEGABYTES = 64;
  private static final long BILLED_MILLISECONDS = 100;

  private final Core core;
  private final StartOperations starts;

  SyncOperation(Core core, StartOperations starts) {
    this.core = core;
    this.starts = starts;
  }

  StartSyncExecutionResponse start(StartSyncExecutionRequest request) throws InterruptedException {
    ExecutionRecord execution;
    Wait end;
    synchronized (core.lock()) {
      execution = starts.startSync(request);
      end = core.timeline().newWait("the end of execution " + execution.name());
      if (execution.isRunning()) {
        execution.whenEnded.add(end::signal);
      } else {
        end.signal();
      }
    }
    end.await(null, Purpose.BACKGROUND);
    synchronized (core.lock()) {
      return answer(execution, request.includedData() != IncludedData.METADATA_ONLY);
    }
  }

  /**
   * Starts an execution without a thread that waits for its end. The caller has the service's lock.
   */
  void start(StartSyncExecutionRequest request, Consumer<SfnResponse> reply) {
    ExecutionRecord execution = starts.startSync(request);
    Runnable end =
        () -> reply.accept(answer(execution, request.includedData() != IncludedData.METADATA_ONLY));
    if (execution.isRunning()) {
      execution.whenEnded.add(end);
    } else {
      end.run();
    }
  }

  /** Answers as AWS does, which gives output details even if there is no output. */
  private static StartSyncExecutionResponse answer(ExecutionRecord execution, boolean data) {
    StartSyncExecutionResponse.Builder answer =
        StartSyncExecutionResponse.builder()
            .executionArn(execution.executionArn())
            .stateMachineArn(execution.stateMachineArn())
            .name(execution.name())
            .startDate(execution.startedAt())
            .stopDate(execution.stoppedAt().orElseThrow())
            .status(status(execution.status()))
            .error(error(execution))
            .cause(execution.cause().orElse(null))
            .traceHeader(execution.traceHeader)
            .billingDetails(billed(execution));
    if (data) {
      answer.input(execution.input()).inputDetails(INCLUDED);
      answer.output(execution.output().orElse(null)).outputDetails(INCLUDED);
    }
    return answer.build();
  }

  /**
   * Returns the status that the answer shows. The API has none for an execution that was aborted.
   */
  private static SyncExecutionStatus status(ExecutionStatus status) {
    return switch (status) {
      case SUCCEEDED -> SyncExecutionStatus.SUCCEEDED;
      case TIMED_OUT -> SyncExecutionStatus.TIMED_OUT;
      default -> SyncExecutionStatus.FAILED;
    };
  }

  /** Whether AWS answers with the error of a time-out is not known. */
  private static @Nullable String error(ExecutionRecord execution) {
    return execution.status() == ExecutionStatus.TIMED_OUT
        ? StateError.TIMEOUT
        : execution.error().orElse(null);
  }

  /** Rounds up to tenths of a second, in which AWS bills. */
  private static BillingDetails billed(ExecutionRecord execution) {
    Optional<Duration> took =
        execution.stoppedAt().map(stop -> Duration.between(execution.startedAt(), stop));
    long begun = (took.orElseThrow().toMillis() + BILLED_MILLISECONDS - 1) / BILLED_MILLISECONDS;
    return BillingDetails.builder()
        .billedMemoryUsedInMB(BILLED_MEGABYTES)
        .billedDurationInMilliseconds(Math.max(1, begun) * BILLED_MILLISECONDS)
        .build();
  }
}
