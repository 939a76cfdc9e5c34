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
          "ItemSelector",
          "ItemProcessor",
          "Iterator",
          "MaxConcurrency",
          "ToleratedFailureCount",
          "ToleratedFailurePercentage",
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
  private final Flow processor;
  private final Items items;
  private final @Nullable Template itemSelector;
  private final WholeNumber maxConcurrency;
  private final ForkFields common;

  MapState(Fields fields, FlowParser flows) {
    if (!LaterLanguage.refusesDistributed(fields)) {
      fields.allow(FIELDS, IN_JSON_PATH, IN_JSONATA);
    }
    this.name = fields.state();
    this.transition = Transition.of(fields);
    this.processor = ItemProcessor.of(fields, flows);
    this.items = Items.of(fields);
    fields.atMostOne("ItemSelector", "Parameters");
    // Parameters is what ItemSelector was called before there was a distributed mode.
    this.itemSelector = fields.template(fields.has("Parameters") ? "Parameters" : "ItemSelector");
    this.maxConcurrency = WholeNumber.of(fields, "MaxConcurrency");
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

  @Override
  public Outcome outcome(List<JsonNode> results, EvaluationContext context) {
    return common.outcome(results, context);
  }
}
