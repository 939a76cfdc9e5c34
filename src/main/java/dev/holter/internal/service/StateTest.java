package dev.holter.internal.service;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.ChildInput;
import dev.holter.internal.asl.ChoiceState;
import dev.holter.internal.asl.DistributedMode;
import dev.holter.internal.asl.EvaluationContext;
import dev.holter.internal.asl.FailState;
import dev.holter.internal.asl.FailureTolerance.Threshold;
import dev.holter.internal.asl.ItemReader;
import dev.holter.internal.asl.Json;
import dev.holter.internal.asl.MapState;
import dev.holter.internal.asl.Outcome;
import dev.holter.internal.asl.ParallelState;
import dev.holter.internal.asl.PassState;
import dev.holter.internal.asl.RetriableState;
import dev.holter.internal.asl.Retrier;
import dev.holter.internal.asl.State;
import dev.holter.internal.asl.StateError;
import dev.holter.internal.asl.StateFailure;
import dev.holter.internal.asl.SucceedState;
import dev.holter.internal.asl.TaskState;
import dev.holter.internal.asl.Transition;
import dev.holter.internal.asl.UnreadableItemsException;
import dev.holter.internal.asl.WaitState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.InspectionErrorDetails;
import software.amazon.awssdk.services.sfn.model.TestExecutionStatus;
import software.amazon.awssdk.services.sfn.model.TestStateConfiguration;
import software.amazon.awssdk.services.sfn.model.TestStateResponse;

/**
 * One state, walked through by itself: what it makes of its input, and what its Retry and Catch
 * make of an error.
 */
final class StateTest {
  private static final String EXCEEDED = "States.ExceedToleratedFailureThreshold";

  /** What the work of the state comes to. */
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

  /** The work has failed. */
  static final class WorkFailure extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient StateError error;

    WorkFailure(StateError error) {
      super(error.cause());
      this.error = error;
    }
  }

  private final State state;
  private final EvaluationContext context;
  private final StateInspection inspection;
  private final TestStateConfiguration configuration;
  private final Work work;
  private final double random;
  private final TestStateResponse.Builder answer = TestStateResponse.builder();

  StateTest(
      State state,
      EvaluationContext context,
      StateInspection inspection,
      TestStateConfiguration configuration,
      Work work,
      double random) {
    this.state = state;
    this.context = context;
    this.inspection = inspection;
    this.configuration = configuration;
    this.work = work;
    this.random = random;
  }

  TestStateResponse.Builder run() {
    try {
      walk();
    } catch (StateFailure failure) {
      fail(StateError.failed(failure.error(), failure.getMessage()));
    } catch (WorkFailure failure) {
      fail(failure.error);
    }
    return answer;
  }

  private void walk() throws WorkFailure {
    if (state instanceof TaskState task) {
      JsonNode input = task.taskInput(context);
      task.limits(context);
      task.credentialsRoleArn(context);
      JsonNode result = work.result(input);
      context.inspection().saw("result", result);
      leave(task.outcome(result, context));
    } else if (state instanceof MapState map) {
      leave(map.outcome(iterate(map), context));
    } else if (state instanceof ParallelState parallel) {
      leave(parallel.outcome(work.result(context.input()), context));
    } else if (state instanceof PassState pass) {
      leave(pass.outcome(context));
    } else if (state instanceof SucceedState succeed) {
      leave(succeed.outcome(context));
    } else if (state instanceof WaitState wait) {
      wait.until(context);
      leave(wait.outcome(context));
    } else if (state instanceof ChoiceState choice) {
      ChoiceState.Choice chosen = choice.choose(context);
      leave(chosen.outcome(), chosen.next());
    } else {
      fail(((FailState) state).failure(context));
    }
  }

  private JsonNode iterate(MapState map) throws WorkFailure {
    List<JsonNode> items = items(map);
    inspection.maxConcurrency(map.maxConcurrency(context));
    Threshold tolerance = map.tolerance(context);
    inspection.tolerance(tolerance);
    DistributedMode mode = map.distributed().orElse(null);
    if (mode != null && mode.batches()) {
      inspection.saw(
          "afterItemBatcher",
          Json.array()
              .addAll(map.inputs(mode, items, context).stream().map(ChildInput::json).toList()));
    }
    JsonNode result = work.result(Json.array().addAll(items));
    Integer failed = configuration.mapIterationFailureCount();
    boolean says = tolerance.count() != null || tolerance.percentage() != null;
    if (failed != null && says && tolerance.isExceeded(failed, items.size())) {
      throw new WorkFailure(StateError.failed(EXCEEDED, MapRunEvents.EXCEEDED));
    }
    return result;
  }

  private List<JsonNode> items(MapState map) throws WorkFailure {
    ItemReader reader = map.distributed().flatMap(DistributedMode::reader).orElse(null);
    List<JsonNode> items = new ArrayList<>();
    if (reader == null) {
      map.items(context).forEach(items::add);
    } else if (configuration.mapItemReaderData() != null) {
      map.arguments(reader, context);
      items.addAll(read(reader, configuration.mapItemReaderData()));
    }
    if (!map.selects()) {
      return items;
    }
    List<JsonNode> selected = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      selected.add(
          map.itemInput(
              items.get(i),
              context.in(ContextObject.withItem(context.contextObject(), i, items.get(i)))));
    }
    inspection.saw("afterItemSelector", Json.array().addAll(selected));
    return selected;
  }

  private static List<JsonNode> read(ItemReader reader, String data) throws WorkFailure {
    try {
      return reader.items(TestStateOperation.json(data, "stateConfiguration.mapItemReaderData"));
    } catch (UnreadableItemsException unreadable) {
      throw new WorkFailure(StateError.failed(MapRuns.READER_FAILED, unreadable.getMessage()));
    }
  }

  private void leave(Outcome outcome) {
    leave(outcome, state.transition());
  }

  private void leave(Outcome outcome, Transition transition) {
    answer.status(TestExecutionStatus.SUCCEEDED).output(inspection.text(outcome.output()));
    inspection.assigned(outcome.assigned());
    if (transition instanceof Transition.Next next) {
      answer.nextState(next.state());
    }
  }

  private void fail(StateError error) {
    inspection.close();
    answer.status(TestExecutionStatus.FAILED).error(error.error()).cause(error.cause());
    if (state instanceof RetriableState retriable && !retries(retriable, error)) {
      leaveThroughCatcher(retriable, error);
    }
  }

  private boolean retries(RetriableState retriable, StateError error) {
    int index = retriable.retrierOf(error);
    if (index < 0) {
      return false;
    }
    Retrier retrier = retriable.retriers().get(index);
    Integer counted = configuration.retrierRetryCount();
    int used = counted == null ? 0 : counted;
    if (used >= retrier.maxAttempts()) {
      return false;
    }
    answer.status(TestExecutionStatus.RETRIABLE);
    inspection.details(
        InspectionErrorDetails.builder()
            .retryIndex(index)
            .retryBackoffIntervalSeconds(
                Math.toIntExact(retrier.delay(used + 1L, random).toSeconds()))
            .build());
    return true;
  }

  private void leaveThroughCatcher(RetriableState retriable, StateError error) {
    int index = retriable.catcherOf(error);
    if (index < 0) {
      return;
    }
    var catcher = retriable.catchers().get(index);
    try {
      Outcome outcome = catcher.outcome(error, context);
      answer
          .status(TestExecutionStatus.CAUGHT_ERROR)
          .output(inspection.text(outcome.output()))
          .nextState(catcher.next());
      inspection.assigned(outcome.assigned());
      inspection.details(InspectionErrorDetails.builder().catchIndex(index).build());
    } catch (StateFailure failure) {
      answer.error(failure.error()).cause(failure.getMessage());
    }
  }

  /** Says nothing of Retry, Catch and Maps. */
  static TestStateConfiguration orNothing(@Nullable TestStateConfiguration configuration) {
    return configuration == null ? TestStateConfiguration.builder().build() : configuration;
  }
}
