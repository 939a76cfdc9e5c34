package dev.holter.internal.asl.map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holter.internal.asl.expression.EvaluationContext;
import dev.holter.internal.asl.expression.Template;
import dev.holter.internal.asl.reading.Fields;
import dev.holter.internal.asl.reading.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a distributed Map state puts several items into one execution. */
public final class ItemBatcher {
  private static final Set<String> FIELDS =
      Set.of("MaxItemsPerBatch", "MaxInputBytesPerBatch", "BatchInput");
  private static final Set<String> IN_JSON_PATH =
      Set.of("MaxItemsPerBatchPath", "MaxInputBytesPerBatchPath");
  private static final int LARGEST = 262_144;

  private final WholeNumber maxItems;
  private final WholeNumber maxBytes;
  private final @Nullable Template batchInput;

  private ItemBatcher(Fields fields) {
    fields.allow(FIELDS, IN_JSON_PATH, Set.of());
    this.maxItems = WholeNumber.of(fields, "MaxItemsPerBatch");
    this.maxBytes = WholeNumber.of(fields, "MaxInputBytesPerBatch");
    this.batchInput = Template.of(fields, "BatchInput");
  }

  public static @Nullable ItemBatcher of(Fields state) {
    Fields fields = state.has("ItemBatcher") ? state.object("ItemBatcher") : null;
    return fields == null ? null : new ItemBatcher(fields);
  }

  /** Fills one batch after the other, in the order of the items. */
  public List<ChildInput> batches(List<JsonNode> items, JsonNode input, EvaluationContext context) {
    JsonNode common = batchInput == null ? null : batchInput.evaluate(input, context);
    int most = orElse(maxItems.evaluate(input, context), Integer.MAX_VALUE);
    int bytes = Math.min(LARGEST, orElse(maxBytes.evaluate(input, context), LARGEST));
    List<ChildInput> batches = new ArrayList<>();
    ArrayNode batch = Json.MAPPER.createArrayNode();
    int frame = length(batch(batch, common));
    int used = frame;
    for (JsonNode item : items) {
      int length = length(item) + (batch.isEmpty() ? 0 : 1);
      if (!batch.isEmpty() && (batch.size() == most || used + length > bytes)) {
        batches.add(new ChildInput(batch(batch, common), batch.size()));
        batch = Json.MAPPER.createArrayNode();
        used = frame;
      }
      batch.add(item);
      used += length;
    }
    if (!batch.isEmpty()) {
      batches.add(new ChildInput(batch(batch, common), batch.size()));
    }
    return batches;
  }

  private static ObjectNode batch(ArrayNode items, @Nullable JsonNode common) {
    ObjectNode batch = Json.object();
    if (common != null) {
      batch.set("BatchInput", common);
    }
    batch.set("Items", items);
    return batch;
  }

  private static int orElse(int value, int absent) {
    return value == 0 ? absent : value;
  }

  private static int length(JsonNode json) {
    return Json.write(json).getBytes(StandardCharsets.UTF_8).length;
  }
}
