package dev.holter.internal.service.teststate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.expression.EvaluationContext;
import dev.holter.internal.asl.map.ChildInput;
import dev.holter.internal.asl.map.FailureTolerance.Threshold;
import dev.holter.internal.asl.map.ItemReader;
import dev.holter.internal.asl.map.UnreadableItemsException;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.asl.reading.StateError;
import dev.holter.internal.asl.state.DistributedMode;
import dev.holter.internal.asl.state.MapState;
import dev.holter.internal.service.core.ServiceErrors;
import dev.holter.internal.service.run.ContextObject;
import dev.holter.internal.service.run.ItemOrigin;
import dev.holter.internal.service.run.MapRuns;
import dev.holter.internal.service.teststate.TestStateRun.WorkFailure;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sfn.model.TestStateConfiguration;

/** What TestState evaluates of a Map state before the iterations, which a mock stands for. */
final class MapPreview {
  private final EvaluationContext context;
  private final StateInspection inspection;
  private final TestStateConfiguration configuration;
  private boolean failed;

  MapPreview(
      EvaluationContext context, StateInspection inspection, TestStateConfiguration configuration) {
    this.context = context;
    this.inspection = inspection;
    this.configuration = configuration;
  }

  /** Whether more iterations have failed than may. */
  boolean hasFailed() {
    return failed;
  }

  /** Evaluates what a state's iterations are about, and returns their items. */
  JsonNode of(MapState map) throws WorkFailure {
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
    failed = isExceeded(tolerance, items.size());
    return Json.array().addAll(items);
  }

  private boolean isExceeded(Threshold tolerance, int items) {
    Integer failures = configuration.mapIterationFailureCount();
    if (failures == null) {
      return false;
    }
    // The words were never sighted of the service, only of another fake. Without the reader's data,
    // nobody knows how many there are.
    if (items > 0 && failures > items) {
      throw ServiceErrors.validation(
          "Map iteration failure count must be less than or equal to the number of Map iterations.");
    }
    boolean says = tolerance.count() != null || tolerance.percentage() != null;
    return says && tolerance.isExceeded(failures, items);
  }

  private List<JsonNode> items(MapState map) throws WorkFailure {
    ItemReader reader = map.distributed().flatMap(DistributedMode::reader).orElse(null);
    List<JsonNode> items = new ArrayList<>();
    ItemOrigin origin = ItemOrigin.STATE;
    if (reader == null) {
      JsonNode given = map.items(context);
      origin = ItemOrigin.of(given);
      items.addAll(ItemOrigin.list(given));
    } else if (configuration.mapItemReaderData() != null) {
      origin = new ItemOrigin(reader.source(map.arguments(reader, context)), false);
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
              context.in(
                  ContextObject.withItem(context.contextObject(), i, items.get(i), origin))));
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
}
