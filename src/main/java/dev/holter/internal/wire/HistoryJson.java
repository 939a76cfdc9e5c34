package dev.holter.internal.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** Reads a history as the command line prints it, whose instants are texts or numbers. */
public final class HistoryJson {
  private static final String TIMESTAMP = "timestamp";

  /**
   * How Jackson names what it reads, with an option that is no business of who reads the message.
   */
  private static final Pattern SOURCE = Pattern.compile("\\[Source: [^;]*; |(?<=\\d)]|\\R.*");

  /** The last whole second that an instant can have. */
  private static final BigDecimal LAST = BigDecimal.valueOf(Instant.MAX.getEpochSecond() / 1000);

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private HistoryJson() {}

  /**
   * Reads the events, in the order of the text.
   *
   * @throws IllegalArgumentException if it is no history, with what is wrong and the remedy
   */
  public static List<HistoryEvent> read(String json) {
    JsonNode root = tree(json);
    if (root.hasNonNull("nextToken") || root.hasNonNull("NextToken")) {
      throw new IllegalArgumentException(
          "goes on behind its nextToken: fetch all pages, as the command line does without"
              + " --no-paginate and --max-items");
    }
    GetExecutionHistoryResponse.Builder history = GetExecutionHistoryResponse.builder();
    try {
      new PojoReader().read(MAPPER.writeValueAsBytes(inNumbers(root)), history);
    } catch (UnreadableRequestException wrong) {
      throw new IllegalArgumentException(
          "has a member of another type than AWS gives it, "
              + wrong.getMessage()
              + ": save the output as it is",
          wrong);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return history.build().events();
  }

  private static JsonNode tree(String json) {
    JsonNode root;
    try {
      root = MAPPER.readTree(json);
    } catch (JsonProcessingException cut) {
      throw new IllegalArgumentException(
          "is not JSON, "
              + SOURCE.matcher(cut.getOriginalMessage()).replaceAll("")
              + ": save the whole output of aws stepfunctions get-execution-history --output json",
          cut);
    }
    if (!root.path("events").isArray() || root.path("events").isEmpty()) {
      throw new IllegalArgumentException(
          "has no events: save the output of aws stepfunctions get-execution-history, which begins"
              + " with {\"events\": [");
    }
    return root;
  }

  private static JsonNode inNumbers(JsonNode root) {
    JsonNode copy = root.deepCopy();
    for (JsonNode event : copy.path("events")) {
      if (!(event instanceof ObjectNode object)) {
        throw new IllegalArgumentException(
            "has an event that is no object, [" + event + "]: save the output as it is");
      }
      requireDetails(object);
      JsonNode timestamp = object.path(TIMESTAMP);
      if (timestamp.isTextual()) {
        object.set(TIMESTAMP, seconds(timestamp.textValue()));
      } else if (timestamp.isNumber() && timestamp.decimalValue().abs().compareTo(LAST) > 0) {
        throw noInstant(timestamp.asText(), null);
      }
    }
    return copy;
  }

  private static void requireDetails(ObjectNode event) {
    JsonNode id = event.path("id");
    if (id.isNumber() && !id.canConvertToLong()) {
      throw new IllegalArgumentException(
          "has an event with the id [" + id + "]: save the output as it is");
    }
    for (Map.Entry<String, JsonNode> member : event.properties()) {
      if (member.getKey().endsWith("Details") && !member.getValue().isObject()) {
        throw new IllegalArgumentException(
            "has no object as ["
                + member.getKey()
                + "] of event ["
                + id.asText()
                + "]: save the output as it is");
      }
    }
  }

  private static DecimalNode seconds(String text) {
    try {
      Instant instant = OffsetDateTime.parse(text).toInstant();
      return DecimalNode.valueOf(BigDecimal.valueOf(instant.toEpochMilli(), 3));
    } catch (DateTimeException noInstant) {
      throw noInstant(text, noInstant);
    }
  }

  private static IllegalArgumentException noInstant(
      String text, @Nullable DateTimeException cause) {
    return new IllegalArgumentException(
        "has the timestamp [" + text + "]: give an instant such as 2024-02-29T12:00:00.123+01:00",
        cause);
  }
}
