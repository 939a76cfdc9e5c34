package dev.holter.internal.service.teststate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.expression.EvaluationContext;
import dev.holter.internal.asl.reading.StateError;
import dev.holter.internal.asl.reading.StateFailure;
import dev.holter.internal.asl.state.ChoiceState;
import dev.holter.internal.asl.state.ErrorReaction;
import dev.holter.internal.asl.state.FailState;
import dev.holter.internal.asl.state.ForkState;
import dev.holter.internal.asl.state.MapState;
import dev.holter.internal.asl.state.Outcome;
import dev.holter.internal.asl.state.PassState;
import dev.holter.internal.asl.state.RetriableState;
import dev.holter.internal.asl.state.State;
import dev.holter.internal.asl.state.StateVisitor;
import dev.holter.internal.asl.state.SucceedState;
import dev.holter.internal.asl.state.TaskState;
import dev.holter.internal.asl.state.Transition;
import dev.holter.internal.asl.state.WaitState;
import dev.holter.internal.service.core.Core;
import dev.holter.internal.service.core.Payload;
import dev.holter.internal.service.core.Quotas;
import dev.holter.internal.service.event.MapRunEvents;
import dev.holter.internal.service.run.OwnFault;
import dev.holter.internal.service.run.StateExit;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.InspectionErrorDetails;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.TestExecutionStatus;
import software.amazon.awssdk.services.sfn.model.TestStateConfiguration;
import software.amazon.awssdk.services.sfn.model.TestStateResponse;

/**
 * Runs one state by itself: what it makes of its input, and what its Retry and Catch make of an
 * error.
 */
final class TestStateRun {
  private static final String EXCEEDED = "States.ExceedToleratedFailureThreshold";

  /** The work of a state: a mock or the test's own answer. */
  interface Work {

    /**
     * Does it.
     *
     * @param input what the state gives it
     * @return JSON
     * @throws WorkFailure if it fails
     */
    JsonNode result(JsonNode input) throws WorkFailure;
  }

  /** Thrown by work that has failed, with the error that Retry and Catch see. */
  static final class WorkFailure extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient StateError error;

    WorkFailure(StateError error) {
      super(error.cause());
      this.error = error;
    }
  }

  /** The longest time that a state may take in TestState before it times out. */
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final Core core;
  private final State state;
  private final EvaluationContext context;
  private final StateInspection inspection;
  private final TestStateConfiguration configuration;
  private final Work work;
  private final MapPreview items;
  private final TestStateResponse.Builder answer = TestStateResponse.builder();

  TestStateRun(
      Core core,
      State state,
      EvaluationContext context,
      StateInspection inspection,
      TestStateConfiguration configuration,
      Work work) {
    this.core = core;
    this.state = state;
    this.context = context;
    this.inspection = inspection;
    this.configuration = configuration;
    this.work = work;
    this.items = new MapPreview(context, inspection, configuration);
  }

  /** Runs the state. All but its work is done under the service's lock; the work may wait. */
  TestStateResponse.Builder run() {
    JsonNode given;
    synchronized (core.lock()) {
      given = begin();
    }
    if (given != null) {
      finish(given);
    }
    return answer;
  }

  /** Goes as far as the state's work and returns what that is given; null if there is none. */
  private @Nullable JsonNode begin() {
    try {
      RetriableState retriable = state.accept(new Walk());
      return retriable == null ? null : input(retriable);
    } catch (StateFailure failure) {
      fail(error(failure));
    } catch (WorkFailure failure) {
      fail(failure.error);
    } catch (SfnException refused) {
      throw refused;
    } catch (RuntimeException | VirtualMachineError fault) {
      fail(broken(fault));
    }
    return null;
  }

  private StateError broken(Throwable fault) {
    OwnFault.log(fault, "TestState of " + state.name());
    return StateError.failed(Quotas.RUNTIME, OwnFault.CAUSE);
  }

  private void finish(JsonNode given) {
    try {
      JsonNode result = work.result(given);
      synchronized (core.lock()) {
        leave(result);
      }
    } catch (WorkFailure failure) {
      synchronized (core.lock()) {
        fail(failure.error);
      }
    }
  }

  private JsonNode input(RetriableState retriable) throws WorkFailure {
    if (retriable instanceof TaskState task) {
      JsonNode input = task.taskInput(context);
      task.limits(context);
      task.credentialsRoleArn(context);
      return input;
    }
    return retriable instanceof MapState map ? items.of(map) : context.input();
  }

  private void leave(JsonNode result) throws WorkFailure {
    try {
      if (items.hasFailed()) {
        throw new WorkFailure(StateError.failed(EXCEEDED, MapRunEvents.EXCEEDED));
      }
      if (state instanceof TaskState task) {
        context.inspection().saw("result", result);
        leave(task.outcome(result, context));
      } else {
        leave(((ForkState) state).outcome(result, context));
      }
    } catch (StateFailure failure) {
      throw new WorkFailure(error(failure));
    } catch (RuntimeException | VirtualMachineError fault) {
      throw new WorkFailure(broken(fault));
    }
  }

  private static StateError error(StateFailure failure) {
    return StateError.failed(failure.error(), failure.getMessage());
  }

  /** Walks through states that have no work of their own; the others it returns. */
  private final class Walk implements StateVisitor<RetriableState> {
    @Override
    public RetriableState visit(TaskState task) {
      return task;
    }

    @Override
    public RetriableState visit(ForkState fork) {
      return fork;
    }

    @Override
    public @Nullable RetriableState visit(WaitState wait) {
      hold(wait);
      return null;
    }

    @Override
    public @Nullable RetriableState visit(PassState pass) {
      leave(pass.outcome(context));
      return null;
    }

    @Override
    public @Nullable RetriableState visit(ChoiceState choice) {
      ChoiceState.Choice chosen = choice.choose(context);
      leave(chosen.outcome(), chosen.next());
      return null;
    }

    @Override
    public @Nullable RetriableState visit(SucceedState succeed) {
      leave(succeed.outcome(context));
      return null;
    }

    @Override
    public @Nullable RetriableState visit(FailState fail) {
      // It has no such field, and yet the service shows what it would have left.
      if (fail.isInJsonPath()) {
        context.inspection().saw("afterInputPath", context.input());
      }
      giveUp(fail.failure(context));
      return null;
    }
  }

  /** Answers a Wait state at once, since nobody would see the time pass. */
  private void hold(WaitState wait) {
    if (wait.until(context).isAfter(context.now().plus(LONGEST))) {
      giveUp(StateError.timedOut());
    } else {
      leave(wait.outcome(context));
    }
  }

  private void leave(Outcome outcome) {
    leave(outcome, state.transition());
  }

  private void leave(Outcome outcome, Transition transition) {
    if (isTooLarge(outcome)) {
      return;
    }
    answer.status(TestExecutionStatus.SUCCEEDED).output(inspection.text(outcome.output()));
    inspection.assigned(outcome.assigned());
    if (transition instanceof Transition.Next next) {
      answer.nextState(next.state());
    }
  }

  /** Whether what the state leaves behind breaks a quota, which nothing handles. */
  private boolean isTooLarge(Outcome outcome) {
    Payload output = Payload.of(inspection.text(outcome.output()));
    Optional<StateError> refusal = new StateExit(output, outcome.assigned()).refusal(state.name());
    refusal.ifPresent(this::giveUp);
    return refusal.isPresent();
  }

  /** Answers with an error, or with what Retry and Catch make of it. */
  private void fail(StateError error) {
    giveUp(error);
    if (state instanceof RetriableState retriable) {
      ErrorReaction reaction =
          ErrorReaction.of(retriable, error, retrier -> retriesUsed(), core.tokens()::fraction);
      if (reaction instanceof ErrorReaction.Retry retry) {
        tell(retry);
      } else if (reaction instanceof ErrorReaction.Catch caught) {
        leaveThrough(caught, error);
      }
    }
  }

  private void giveUp(StateError error) {
    inspection.close();
    answer.status(TestExecutionStatus.FAILED).error(error.error()).cause(error.cause());
  }

  private int retriesUsed() {
    Integer counted = configuration.retrierRetryCount();
    return counted == null ? context.contextObject().at("/State/RetryCount").asInt() : counted;
  }

  private void tell(ErrorReaction.Retry retry) {
    answer.status(TestExecutionStatus.RETRIABLE);
    inspection.details(
        InspectionErrorDetails.builder()
            .retryIndex(retry.retrier())
            .retryBackoffIntervalSeconds(Math.toIntExact(retry.delay().toSeconds()))
            .build());
  }

  private void leaveThrough(ErrorReaction.Catch caught, StateError error) {
    try {
      Outcome outcome = caught.catcher().outcome(error, context);
      if (isTooLarge(outcome)) {
        return;
      }
      answer
          .status(TestExecutionStatus.CAUGHT_ERROR)
          .output(inspection.text(outcome.output()))
          .nextState(caught.catcher().next());
      inspection.assigned(outcome.assigned());
      inspection.details(InspectionErrorDetails.builder().catchIndex(caught.index()).build());
    } catch (StateFailure failure) {
      answer.error(failure.error()).cause(failure.getMessage());
    }
  }

  /** Returns the configuration, or an empty one that says nothing of Retry, Catch and Maps. */
  static TestStateConfiguration orNothing(@Nullable TestStateConfiguration configuration) {
    return configuration == null ? TestStateConfiguration.builder().build() : configuration;
  }
}
