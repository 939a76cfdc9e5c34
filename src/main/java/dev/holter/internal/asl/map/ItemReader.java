package dev.holter.internal.asl.map;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.expression.EvaluationContext;
import dev.holter.internal.asl.expression.Template;
import dev.holter.internal.asl.reading.DefinitionScope;
import dev.holter.internal.asl.reading.Fields;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.asl.reading.QueryLanguage;
import dev.holter.internal.asl.resource.Resource.Integration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a distributed Map state reads its items from. */
public final class ItemReader {
  private static final Set<String> FIELDS = Set.of("Resource", "ReaderConfig");
  private static final Set<String> IN_JSON_PATH = Set.of("Parameters");
  private static final Set<String> IN_JSONATA = Set.of("Arguments");
  private static final List<String> ACTIONS = List.of("getObject", "listObjectsV2");

  private static final int MOST_ITEMS = 100_000_000;

  private final Integration resource;
  private final @Nullable Template arguments;
  private final ItemFile file;
  private final WholeNumber maxItems;

  private ItemReader(Fields fields, DefinitionScope scope) {
    fields.allow(FIELDS, IN_JSON_PATH, IN_JSONATA);
    this.resource = S3Resource.of(fields, scope, ACTIONS);
    this.arguments =
        Template.of(
            fields, fields.language() == QueryLanguage.JSONATA ? "Arguments" : "Parameters");
    Fields config = fields.object("ReaderConfig");
    this.file = config == null ? ItemFile.NONE : ItemFile.of(config);
    this.maxItems =
        config == null
            ? new WholeNumber("MaxItems", 0, null)
            : WholeNumber.of(config, "MaxItems", MOST_ITEMS);
  }

  public static @Nullable ItemReader of(Fields state, DefinitionScope scope) {
    Fields fields = state.has("ItemReader") ? state.object("ItemReader") : null;
    return fields == null ? null : new ItemReader(fields, scope);
  }

  /** Returns what is called. */
  public Integration resource() {
    return resource;
  }

  /** Returns what the call is given. */
  public JsonNode arguments(JsonNode input, EvaluationContext context) {
    return arguments == null ? Json.object() : arguments.evaluate(input, context);
  }

  /**
   * Returns what items are said to come from: the file, or the bucket that is listed.
   *
   * @param arguments what the call is given
   */
  public String source(JsonNode arguments) {
    String bucket = "S3://" + arguments.path("Bucket").asText();
    return arguments.has("Key") ? bucket + "/" + arguments.path("Key").asText() : bucket;
  }

  /**
   * Returns how many items are read at most; 0 for all.
   *
   * @throws UnreadableItemsException if it is a number below 0
   */
  public int maxItems(JsonNode input, EvaluationContext context) throws UnreadableItemsException {
    int most = maxItems.any(input, context);
    if (most < 0) {
      throw new UnreadableItemsException(MapWording.TOO_FEW_ITEMS);
    }
    return most;
  }

  /**
   * Returns the items in an answer: an array as it is, the {@code Contents} of a listing, or what
   * is in the text of a file.
   *
   * @throws UnreadableItemsException if there are none in it
   */
  public List<JsonNode> items(JsonNode answer) throws UnreadableItemsException {
    boolean listed = answer.path("Contents").isArray();
    if (listed && file.isFlattened()) {
      throw new UnreadableItemsException(MapWording.UNFLATTENED);
    }
    return file.items(listed ? answer.path("Contents") : answer);
  }
}
