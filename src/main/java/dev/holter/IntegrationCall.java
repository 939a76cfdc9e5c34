package dev.holter;

import com.fasterxml.jackson.databind.JsonNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.PathNotFoundException;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import dev.holter.internal.asl.Json;
import dev.holter.journal.TaskRun;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * What a state sends to another service.
 *
 * @param task the attempt that calls
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record IntegrationCall(TaskRun task) {
  private static final Configuration NODES =
      Configuration.builder().jsonProvider(new JacksonJsonNodeJsonProvider()).build();

  /**
   * Returns the evaluated parameters.
   *
   * @return JSON text
   */
  public String parameters() {
    return task.input();
  }

  /**
   * Returns one of the evaluated parameters.
   *
   * @param path a JSONPath, such as {@code $.MessageBody.token}
   * @return the value: a string's characters, anything else as JSON text
   * @throws IllegalArgumentException if there is none, or the path is none
   */
  public String parameter(String path) {
    try {
      JsonNode value = JsonPath.using(NODES).parse((Object) Json.parse(parameters())).read(path);
      return value.isTextual() ? value.textValue() : Json.write(value);
    } catch (InvalidPathException missing) {
      if (!(missing instanceof PathNotFoundException)) {
        throw new IllegalArgumentException(
            "[" + path + "] is not a JSONPath: " + missing.getMessage(), missing);
      }
      throw new IllegalArgumentException(
          "State ["
              + task.stateName()
              + "] sends no ["
              + path
              + "] to ["
              + task.resource()
              + "], it sends ["
              + parameters()
              + "]",
          missing);
    }
  }

  /**
   * Returns the task token that stands for this call in {@code $$.Task.Token}, whether or not the
   * parameters hold it.
   *
   * @return empty for calls that do not wait for a callback or a job
   */
  public Optional<String> taskToken() {
    return task.taskToken();
  }
}
