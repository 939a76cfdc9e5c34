package dev.holter;

import dev.holter.execution.Execution;
import dev.holter.internal.asl.resource.Resource.Integration;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apiguardian.api.API;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/**
 * Runs a recorded execution again: other services answer what they answered, as late as they did.
 * {@link FakeStepFunctions#replay(RecordedExecution)} makes it.
 *
 * <pre>{@code
 * Execution again = stepFunctions.replay(incident).start("thumbnails");
 * stepFunctions.runWorker(new ThumbnailWorker(client));
 * }</pre>
 *
 * <p>A call finds the recorded one of the same state that sent the same; one that is not recorded
 * fails the test.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Replay {
  /** The longest that anything may run, which is the end of a call that was never answered. */
  private static final Duration NEVER = Duration.ofDays(365);

  private final FakeStepFunctions stepFunctions;
  private final RecordedExecution recorded;
  private final RecordedAttempts attempts;
  private boolean workers;

  Replay(FakeStepFunctions stepFunctions, RecordedExecution recorded) {
    this.stepFunctions = stepFunctions;
    this.recorded = recorded.requireData();
    this.attempts = new RecordedAttempts(recorded);
  }

  /**
   * Has activities worked, callbacks answered and the execution stopped as it was recorded, instead
   * of by the test. Heartbeats, which AWS does not record, come as far apart as they may.
   *
   * @return this
   */
  public Replay withWorkers() {
    workers = true;
    return this;
  }

  /**
   * Starts the execution, with the recorded input.
   *
   * @param stateMachine the name of the state machine
   * @return the execution
   */
  public Execution start(String stateMachine) {
    Set<String> resources = new LinkedHashSet<>();
    for (RecordedAttempt attempt : attempts.all()) {
      if (!attempt.isActivity() && resources.add(attempt.resource())) {
        stepFunctions.integration(attempt.resource(), this::answer);
      }
    }
    RecordedWorkers script = new RecordedWorkers(stepFunctions, recorded);
    if (workers) {
      attempts.all().stream().filter(RecordedAttempt::isActivity).forEach(script::work);
    }
    Execution execution = stepFunctions.startExecution(stateMachine, recorded.input());
    if (workers && recorded.status() == ExecutionStatus.ABORTED) {
      script.stop(execution);
    }
    return execution;
  }

  private String answer(IntegrationCall call) throws Exception {
    String resource =
        call.resource() instanceof Integration integration
            ? integration.resourceType() + ":" + integration.resourceName()
            : call.resource().arn();
    RecordedAttempt attempt = attempts.take(call.stateName(), resource, call.parameters());
    HistoryEvent submitted = attempt.submitted();
    if (submitted != null) {
      sleep(attempt.until(submitted));
      RecordedEnd answer = RecordedEnd.of(submitted);
      String output = answer == null || answer.output() == null ? "{}" : answer.output();
      if (resource.endsWith(".waitForTaskToken")) {
        if (workers) {
          new RecordedWorkers(stepFunctions, recorded)
              .callBack(attempt, call.taskToken().orElseThrow());
        }
        return output;
      }
      call.submitted(output);
    }
    HistoryEvent end = attempt.end();
    RecordedEnd answer = end == null ? null : RecordedEnd.of(end);
    if (end == null || answer == null) {
      sleep(NEVER);
      return "{}";
    }
    Duration rest = attempt.until(end);
    sleep(submitted == null ? rest : rest.minus(attempt.until(submitted)));
    if (answer.isFailure()) {
      throw new IntegrationException(
          answer.error() == null ? "States.TaskFailed" : answer.error(), answer.cause());
    }
    return String.valueOf(answer.output());
  }

  private void sleep(Duration duration) throws InterruptedException {
    if (!duration.isZero() && !duration.isNegative()) {
      stepFunctions.clock().sleep(duration);
    }
  }
}
