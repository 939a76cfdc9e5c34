package dev.holter.internal.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Walks through the same flow once for each item of an array, as part of the same execution. */
public final class MapState implements ForkState {

  private static final Set<String> FIELDS =
      Set.of(
          "Type",
          "Comment",
          "QueryLanguage",
          "Assign",
          "InputPath",
          "OutputPath",
          "ResultPath",
          "ResultSelector",
          "ItemsPath",
          "ItemSelector",
          "Parameters",
          "ItemProcessor",
          "Iterator",
          "MaxConcurrency",
          "MaxConcurrencyPath",
          "Retry",
          "Catch",
          "Next",
          "End");

  private final String name;
  private final Transition transition;
  private final Flow processor;
  private final @Nullable AslPath itemsPath;
  private final @Nullable PayloadTemplate itemSelector;
  private final MaxConcurrency maxConcurrency;
  private final ForkFields common;

  MapState(Fields fields, FlowParser flows) {
    if (!LaterLanguage.refusesDistributed(fields)) {
      fields.allow(FIELDS);
    }
    LaterLanguage.refuseVariables(fields);
    this.name = fields.state();
    this.transition = Transition.of(fields);
    this.processor = ItemProcessor.of(fields, flows);
    this.itemsPath = fields.path("ItemsPath");
    fields.atMostOne("ItemSelector", "Parameters");
    // Parameters is what ItemSelector was called before there was a distributed mode.
    this.itemSelector = fields.template(fields.has("Parameters") ? "Parameters" : "ItemSelector");
    this.maxConcurrency = MaxConcurrency.of(fields);
    this.common = ForkFields.of(fields);
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
    return List.of(processor);
  }

  /**
   * Returns the items.
   *
   * @throws StateFailure if a path leads nowhere or to something other than an array
   */
  public JsonNode items(JsonNode input, EvaluationContext context) {
    JsonNode effective = common.inputPath().apply(input, context);
    JsonNode items = itemsPath == null ? effective : PathFilter.read(itemsPath, effective, context);
    if (!items.isArray()) {
      throw StateFailure.runtime(Wording.notAnArray(itemsPath == null ? "$" : itemsPath.text()));
    }
    return items;
  }

  /**
   * Returns how many iterations may walk at the same time.
   *
   * @return 0 for no limit
   * @throws StateFailure if a path leads nowhere or to no usable number
   */
  public int maxConcurrency(JsonNode input, EvaluationContext context) {
    return maxConcurrency.evaluate(common.inputPath().apply(input, context), context);
  }

  /**
   * Returns what the iteration for an item is given.
   *
   * @param context with the item, as {@code $$.Map.Item}
   * @throws StateFailure if a path leads nowhere
   */
  public JsonNode itemInput(JsonNode input, JsonNode item, EvaluationContext context) {
    return itemSelector == null
        ? item
        : itemSelector.evaluate(common.inputPath().apply(input, context), context);
  }

  @Override
  public JsonNode output(JsonNode input, List<JsonNode> results, EvaluationContext context) {
    return common.output(input, results, context);
  }
}
