package dev.holter.internal.service.teststate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holter.internal.asl.expression.Inspection;
import dev.holter.internal.asl.map.FailureTolerance.Threshold;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.asl.state.State;
import java.math.BigDecimal;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sfn.model.InspectionData;
import software.amazon.awssdk.services.sfn.model.InspectionErrorDetails;

/** Gathers what TestState shows of the data on its way; which stages depends on the type. */
final class StateInspection implements Inspection {
  private static final Set<String> INPUT = Set.of("afterInputPath");
  private static final Set<String> RESULT = Set.of("afterResultSelector", "afterResultPath");
  private static final Set<String> ALL =
      Set.of(
          "afterInputPath",
          "afterParameters",
          "afterArguments",
          "result",
          "afterResultSelector",
          "afterResultPath");
  private static final Map<String, Set<String>> STAGES =
      Map.of(
          "Pass",
          ALL,
          "Task",
          ALL,
          "Parallel",
          RESULT,
          "Map",
          Set.of(
              "afterInputPath",
              "afterItemsPath",
              "afterItemSelector",
              "afterItemBatcher",
              "afterResultSelector",
              "afterResultPath"));

  private final Set<String> stages;
  private final InspectionData.Builder data = InspectionData.builder();
  private final ObjectNode variables = Json.object();
  private final IdentityHashMap<JsonNode, String> texts = new IdentityHashMap<>();
  private boolean closed;

  StateInspection(State state, String input, Map<String, JsonNode> variables) {
    this.stages = STAGES.getOrDefault(state.type(), INPUT);
    this.variables.setAll(variables);
    data.input(input);
  }

  @Override
  public void saw(String stage, JsonNode value) {
    if (closed || !stages.contains(stage)) {
      return;
    }
    for (SdkField<?> field : ((SdkPojo) data).sdkFields()) {
      if (field.locationName().equals(stage)) {
        field.set(data, text(value));
      }
    }
  }

  /** Returns the text of a value. If nothing has changed the value, it is the caller's own text. */
  void knows(JsonNode value, String text) {
    texts.put(value, text);
  }

  /** Returns a value as answers show it. */
  String text(JsonNode value) {
    String known = texts.get(value);
    return known == null ? Json.write(value) : known;
  }

  /** Ends the inspection: what follows an error is not shown. */
  void close() {
    closed = true;
  }

  void maxConcurrency(int limit) {
    data.maxConcurrency(limit);
  }

  void tolerance(Threshold threshold) {
    BigDecimal percentage = threshold.percentage();
    Long count = threshold.count();
    data.toleratedFailureCount(count == null ? null : Math.toIntExact(count))
        .toleratedFailurePercentage(percentage == null ? null : percentage.floatValue());
  }

  void details(InspectionErrorDetails details) {
    data.errorDetails(details);
  }

  void assigned(Map<String, JsonNode> values) {
    variables.setAll(values);
  }

  @Nullable InspectionData data() {
    return data.variables(variables.isEmpty() ? null : Json.write(variables)).build();
  }
}
