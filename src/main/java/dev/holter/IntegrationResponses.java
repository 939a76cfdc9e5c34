package dev.holter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.asl.reading.JsonSyntaxError;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * Answers in the form in which states see them, for handlers that work out what is in them.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class IntegrationResponses {
  private static final int FIRST_ERROR = 400;

  /** The reason phrases of RFC 9110 that tests are likely to meet. */
  private static final Map<Integer, String> REASONS =
      Map.ofEntries(
          Map.entry(200, "OK"),
          Map.entry(201, "Created"),
          Map.entry(202, "Accepted"),
          Map.entry(204, "No Content"),
          Map.entry(301, "Moved Permanently"),
          Map.entry(302, "Found"),
          Map.entry(304, "Not Modified"),
          Map.entry(400, "Bad Request"),
          Map.entry(401, "Unauthorized"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "Not Found"),
          Map.entry(409, "Conflict"),
          Map.entry(429, "Too Many Requests"),
          Map.entry(500, "Internal Server Error"),
          Map.entry(502, "Bad Gateway"),
          Map.entry(503, "Service Unavailable"),
          Map.entry(504, "Gateway Timeout"));

  private IntegrationResponses() {}

  /**
   * Returns what {@code lambda:invoke} answers when a function has returned.
   *
   * @param payload what the function returns, as JSON text
   * @return JSON text with {@code ExecutedVersion}, {@code Payload} and {@code StatusCode}
   * @throws IllegalArgumentException if the payload is not JSON
   */
  public static String lambda(String payload) {
    ObjectNode answer = Json.object().put("ExecutedVersion", "$LATEST");
    try {
      answer.set("Payload", Json.parse(payload));
    } catch (JsonSyntaxError notJson) {
      throw new IllegalArgumentException(
          "The payload ["
              + payload
              + "] is not JSON: give what the function returns, such as {} or \"done\" in quotes",
          notJson);
    }
    return Json.write(answer.put("StatusCode", 200));
  }

  /**
   * Returns what {@code http:invoke} answers when an endpoint has responded.
   *
   * @param status the status code
   * @param body the body: an object or array in it is parsed, anything else stays text
   * @return JSON text with {@code Headers}, {@code ResponseBody}, {@code StatusCode} and {@code
   *     StatusText}
   * @throws IntegrationException with {@code States.Http.StatusCode.<status>} from 400 on, and the
   *     body as the cause
   * @throws IllegalArgumentException if there is no such status
   */
  public static String http(int status, String body) throws IntegrationException {
    requireStatus(status);
    if (status >= FIRST_ERROR) {
      throw new IntegrationException("States.Http.StatusCode." + status, body);
    }
    JsonNode parsed = parsed(body);
    ObjectNode answer = Json.object();
    answer
        .putObject("Headers")
        .putArray("content-type")
        .add(parsed.isContainerNode() ? "application/json" : "text/plain");
    answer.set("ResponseBody", parsed);
    return Json.write(
        answer.put("StatusCode", status).put("StatusText", REASONS.getOrDefault(status, "")));
  }

  static void requireStatus(int status) {
    if (status < 100 || status > 599) {
      throw new IllegalArgumentException(
          "The HTTP status is [" + status + "]: give one from 100 to 599");
    }
  }

  private static JsonNode parsed(String body) {
    try {
      JsonNode tree = Json.parse(body);
      if (tree.isContainerNode()) {
        return tree;
      }
    } catch (JsonSyntaxError plain) {
      // Most endpoints that do not speak JSON answer in words.
    }
    return Json.object().textNode(body);
  }
}
