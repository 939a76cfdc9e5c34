package dev.holter.internal.asl.map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.holter.internal.asl.reading.Fields;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.asl.reading.Wording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Items that are the rows of a CSV file: objects whose values are texts. Values without a header
 * are left out, and headers without a value have an empty text.
 *
 * @param delimiter what stands between values
 * @param headers the names of the columns; null if the first row has them
 */
public record CsvItems(char delimiter, @Nullable List<String> headers) {
  private static final char COMMA = ',';

  public static final CsvItems FIRST_ROW = new CsvItems(COMMA, null);

  private static final Map<String, Character> DELIMITERS =
      Map.of("COMMA", COMMA, "PIPE", '|', "SEMICOLON", ';', "SPACE", ' ', "TAB", '\t');
  private static final ObjectReader ROWS =
      new CsvMapper().readerForArrayOf(String.class).with(CsvParser.Feature.WRAP_AS_ARRAY);

  static CsvItems of(Fields config) {
    String location = config.oneOf("CSVHeaderLocation", List.of("FIRST_ROW", "GIVEN"));
    String delimiter = config.oneOf("CSVDelimiter", DELIMITERS.keySet().stream().sorted().toList());
    boolean given = "GIVEN".equals(location);
    if (given && !config.has("CSVHeaders")) {
      config.reportHere(Wording.requiredButMissing("CSVHeaders"));
    }
    return new CsvItems(
        DELIMITERS.getOrDefault(String.valueOf(delimiter), COMMA), given ? headers(config) : null);
  }

  private static List<String> headers(Fields config) {
    List<String> headers = new ArrayList<>();
    JsonNode array = config.array("CSVHeaders");
    if (array != null) {
      array.forEach(header -> headers.add(header.asText()));
    }
    return headers;
  }

  public List<JsonNode> read(String content) throws UnreadableItemsException {
    CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(delimiter);
    List<JsonNode> items = new ArrayList<>();
    try (MappingIterator<String[]> rows = ROWS.with(schema).readValues(content)) {
      List<String> names = headers;
      requireDistinct(names);
      while (rows.hasNextValue()) {
        String[] row = rows.nextValue();
        if (names == null) {
          names = List.of(row);
          requireDistinct(names);
        } else if (!isEmptyLine(row)) {
          items.add(item(names, row));
        }
      }
      return items;
    } catch (JsonProcessingException e) {
      // The whole message would go on with a chain of Holter's own classes.
      throw new UnreadableItemsException(Objects.requireNonNullElse(e.getOriginalMessage(), ""));
    } catch (IOException e) {
      throw new UncheckedIOException("A text in memory cannot be read", e);
    }
  }

  private static void requireDistinct(@Nullable List<String> names)
      throws UnreadableItemsException {
    if (names != null && Set.copyOf(names).size() < names.size()) {
      throw new UnreadableItemsException(MapWording.DUPLICATE_HEADERS);
    }
  }

  /** Whether a line has nothing in it. A line of blanks is an item. */
  private static boolean isEmptyLine(String[] row) {
    return row.length == 1 && row[0].isEmpty();
  }

  private static ObjectNode item(List<String> names, String[] row) {
    ObjectNode item = Json.object();
    for (int i = 0; i < names.size(); i++) {
      item.put(names.get(i), i < row.length ? row[i] : "");
    }
    return item;
  }
}
