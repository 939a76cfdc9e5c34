package dev.holter.internal.asl.map;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.reading.Fields;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.asl.reading.JsonSyntaxError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@code ReaderConfig} says of the file that items are read from. */
public record ItemFile(
    String type, CsvItems csv, @Nullable JsonPointer pointer, boolean isFlattened) {
  static final ItemFile NONE = new ItemFile("JSON", CsvItems.FIRST_ROW, null, false);

  private static final Set<String> FIELDS =
      Set.of(
          "InputType",
          "CSVHeaderLocation",
          "CSVHeaders",
          "CSVDelimiter",
          "MaxItems",
          "ItemsPointer",
          "ManifestType",
          "Transformation");
  private static final Set<String> IN_JSON_PATH = Set.of("MaxItemsPath");
  private static final List<String> TYPES = List.of("CSV", "JSON", "JSONL", "MANIFEST", "PARQUET");
  private static final List<String> MANIFESTS = List.of("ATHENA_DATA", "S3_INVENTORY");
  private static final String FLATTENED = "LOAD_AND_FLATTEN";
  private static final List<String> TRANSFORMATIONS = List.of("NONE", FLATTENED);

  static ItemFile of(Fields config) {
    config.allow(FIELDS, IN_JSON_PATH, Set.of());
    String type = config.oneOf("InputType", TYPES);
    config.oneOf("ManifestType", MANIFESTS);
    boolean flattened = FLATTENED.equals(config.oneOf("Transformation", TRANSFORMATIONS));
    return new ItemFile(
        type == null ? "JSON" : type, CsvItems.of(config), pointer(config), flattened);
  }

  private static @Nullable JsonPointer pointer(Fields config) {
    String text = config.text("ItemsPointer");
    if (text == null) {
      return null;
    }
    try {
      return JsonPointer.compile(text);
    } catch (IllegalArgumentException e) {
      config.report(MapWording.NOT_A_POINTER, "ItemsPointer");
      return null;
    }
  }

  /** Reads the items. An answer that is no text needs no reading, whatever the type of the file. */
  public List<JsonNode> items(JsonNode answer) throws UnreadableItemsException {
    if (!answer.isTextual()) {
      return elements(answer);
    }
    String content = answer.textValue();
    try {
      return switch (type) {
        case "CSV" -> csv.read(content);
        case "JSONL" -> lines(content);
        case "JSON" -> elements(Json.parse(content));
        default -> throw new UnreadableItemsException(MapWording.unreadFile(type));
      };
    } catch (JsonSyntaxError notJson) {
      throw new UnreadableItemsException(notJson.problem());
    }
  }

  private static List<JsonNode> lines(String content) {
    return content.lines().filter(line -> !line.isBlank()).map(Json::parse).toList();
  }

  private List<JsonNode> elements(JsonNode answer) throws UnreadableItemsException {
    JsonNode array = pointer == null ? answer : answer.at(pointer);
    if (!array.isArray()) {
      throw new UnreadableItemsException(MapWording.NOT_ITERABLE);
    }
    List<JsonNode> items = new ArrayList<>(array.size());
    array.forEach(items::add);
    return items;
  }
}
