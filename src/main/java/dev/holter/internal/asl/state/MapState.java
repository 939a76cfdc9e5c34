package dev.holter.internal.asl.state;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.expression.EvaluationContext;
import dev.holter.internal.asl.expression.Template;
import dev.holter.internal.asl.map.ChildInput;
import dev.holter.internal.asl.map.FailureTolerance;
import dev.holter.internal.asl.map.FailureTolerance.Threshold;
import dev.holter.internal.asl.map.ItemReader;
import dev.holter.internal.asl.map.Items;
import dev.holter.internal.asl.map.ResultWriter;
import dev.holter.internal.asl.map.UnreadableItemsException;
import dev.holter.internal.asl.map.WholeNumber;
import dev.holter.internal.asl.reading.Fields;
import dev.holter.internal.asl.reading.MachineType;
import dev.holter.internal.asl.reading.Wording;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the same flow once for each item of an array, as part of the same execution or,
 * distributed, in executions of their own.
 */
public final class MapState implements ForkState {

  private static final Set<String> FIELDS =
      Set.of(
          "Type",
          "Comment",
          "QueryLanguage",
          "Assign",
          "ItemSelector",
          "ItemProcessor",
          "Iterator",
          "MaxConcurrency",
          "ToleratedFailureCount",
          "ToleratedFailurePercentage",
          "Label",
          "ItemReader",
          "ItemBatcher",
          "ResultWriter",
          "Retry",
          "Catch",
          "Next",
          "End");
  private static final Set<String> IN_JSON_PATH =
      Set.of(
          "InputPath",
          "OutputPath",
          "ResultPath",
          "ResultSelector",
          "ItemsPath",
          "Parameters",
          "MaxConcurrencyPath",
          "ToleratedFailureCountPath",
          "ToleratedFailurePercentagePath");
  private static final Set<String> IN_JSONATA = Set.of("Items", "Output");

  private final String name;
  private final Transition transition;
  private final ItemProcessor processor;
  private final @Nullable DistributedMode distributed;
  private final Items items;
  private final @Nullable Template itemSelector;
  private final WholeNumber maxConcurrency;
  private final FailureTolerance tolerance;
  private final ForkFields common;

  MapState(Fields fields, FlowParser flows) {
    fields.allow(FIELDS, IN_JSON_PATH, IN_JSONATA);
    this.name = fields.state();
    this.transition = Transition.of(fields);
    this.processor = ItemProcessor.of(fields, flows);
    this.distributed = distributed(fields, processor.children(), flows);
    this.items = Items.of(fields, distributed != null);
    fields.atMostOne("ItemSelector", "Parameters");
    // Parameters is what ItemSelector was called before there was a distributed mode.
    this.itemSelector =
        Template.of(fields, fields.has("Parameters") ? "Parameters" : "ItemSelector");
    this.maxConcurrency = WholeNumber.of(fields, "MaxConcurrency");
    this.tolerance = new FailureTolerance(fields);
    this.common = ForkFields.of(fields);
  }

  private static @Nullable DistributedMode distributed(
      Fields fields, @Nullable MachineType children, FlowParser flows) {
    if (children != null) {
      return new DistributedMode(fields, children, flows);
    }
    DistributedMode.FIELDS.stream()
        .filter(fields::has)
        .sorted()
        .forEach(field -> fields.reportHere(Wording.unsupported(field)));
    return null;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String type() {
    return "Map";
  }

  @Override
  public Transition transition() {
    return transition;
  }

  @Override
  public List<Retrier> retriers() {
    return common.retriers();
  }

  @Override
  public List<Catcher> catchers() {
    return common.catchers();
  }

  @Override
  public List<Flow> flows() {
    return List.of(processor.flow());
  }

  /**
   * Returns the items: an array, or of a distributed state an object whose members they are.
   *
   * @throws StateFailure if a path leads nowhere or to something else
   */
  public JsonNode items(EvaluationContext context) {
    return items.evaluate(common.data().effectiveInput(context), context);
  }

  /**
   * Returns how many iterations may walk at the same time.
   *
   * @return 0 for no limit
   * @throws StateFailure if a path leads nowhere or to no usable number
   */
  public int maxConcurrency(EvaluationContext context) {
    return maxConcurrency.evaluate(common.data().effectiveInput(context), context);
  }

  /**
   * Returns what the iteration for an item is given.
   *
   * @param context with the item, as {@code $$.Map.Item}
   * @throws StateFailure if a path leads nowhere
   */
  public JsonNode itemInput(JsonNode item, EvaluationContext context) {
    return itemSelector == null
        ? item
        : itemSelector.evaluate(common.data().effectiveInput(context), context);
  }

  /** Tells whether items are given on as the state makes them. */
  public boolean selects() {
    return itemSelector != null;
  }

  /** Returns what it says of its Map Run; absent if its iterations are part of the execution. */
  public Optional<DistributedMode> distributed() {
    return Optional.ofNullable(distributed);
  }

  /**
   * Returns how many items may fail.
   *
   * @throws StateFailure if a path leads nowhere or to no usable number
   */
  public Threshold tolerance(EvaluationContext context) {
    return tolerance.evaluate(common.data().effectiveInput(context), context);
  }

  /**
   * Returns what the call that reads the items is given.
   *
   * @throws StateFailure if a path leads nowhere
   */
  public JsonNode arguments(ItemReader reader, EvaluationContext context) {
    return reader.arguments(common.data().effectiveInput(context), context);
  }

  /**
   * Returns how many of the items that were read count.
   *
   * @return 0 for all
   * @throws StateFailure if a path leads nowhere or to no usable number
   * @throws UnreadableItemsException if it leads to a number below 0
   */
  public int maxItems(ItemReader reader, EvaluationContext context)
      throws UnreadableItemsException {
    return reader.maxItems(common.data().effectiveInput(context), context);
  }

  /**
   * Returns where the results are to be written.
   *
   * @throws StateFailure if a path leads nowhere
   */
  public JsonNode arguments(ResultWriter writer, EvaluationContext context) {
    return writer.arguments(common.data().effectiveInput(context), context);
  }

  /**
   * Returns what the executions of a Map Run are given.
   *
   * @param items the items, as the selector has left them
   * @throws StateFailure if a path leads nowhere or to no usable number
   */
  public List<ChildInput> inputs(
      DistributedMode mode, List<JsonNode> items, EvaluationContext context) {
    return mode.inputs(items, common.data().effectiveInput(context), context);
  }

  @Override
  public Outcome outcome(JsonNode result, EvaluationContext context) {
    return common.data().outcome(result, context);
  }
}
