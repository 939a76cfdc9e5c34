package dev.holter;

import com.fasterxml.jackson.databind.JsonNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.PathNotFoundException;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import dev.holter.execution.Execution;
import dev.holter.execution.TaskAttempt;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.asl.resource.Resource;
import dev.holter.internal.service.core.Integrations.Call;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * What a state sends to another service, as an {@link IntegrationHandler} gets it.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class IntegrationCall {
  private static final Configuration NODES =
      Configuration.builder().jsonProvider(new JacksonJsonNodeJsonProvider()).build();

  private final Call call;
  private final Functions functions;

  IntegrationCall(Call call, Functions functions) {
    this.call = call;
    this.functions = functions;
  }

  /** Returns what a function in Java needs beside the call. */
  Functions functions() {
    return functions;
  }

  /** Returns the resource of the state. */
  Resource resource() {
    return call.resource();
  }

  /**
   * Returns the execution whose state calls.
   *
   * @return the execution, live
   */
  public Execution execution() {
    return call.execution();
  }

  /**
   * Returns the state that calls.
   *
   * @return its name
   */
  public String stateName() {
    return call.stateName();
  }

  /**
   * Returns the attempt that calls.
   *
   * @return the attempt, live
   * @throws IllegalStateException if a Map state reads its items or writes its results, which is
   *     the work of no task
   */
  public TaskAttempt task() {
    TaskAttempt task = call.task();
    if (task == null) {
      throw new IllegalStateException(
          "State [" + stateName() + "] is no Task state: use execution() and stateName()");
    }
    return task;
  }

  /**
   * Returns which attempt of the state calls.
   *
   * @return 1 for the first, 2 for the first retry; begins anew when the state is entered again
   */
  public int attempt() {
    return call.attempt();
  }

  /**
   * Returns which call of its state this is in the execution.
   *
   * @return 1 for the first; retries count, and so does a loop that comes back to the state; each
   *     iteration of a Map state counts for itself
   */
  public int invocation() {
    return call.number();
  }

  /**
   * Returns the evaluated parameters.
   *
   * @return JSON text
   */
  public String parameters() {
    return call.parameters();
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
            "[" + path + "] is not a JSONPath: give one such as $.MessageBody.token", missing);
      }
      throw new IllegalArgumentException(
          "State ["
              + stateName()
              + "] sends no ["
              + path
              + "] to ["
              + call.resource().arn()
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
    TaskAttempt task = call.task();
    return task == null ? Optional.empty() : task.taskToken();
  }

  /**
   * Says that the job of a {@code .sync} state was accepted and runs now; what the handler returns
   * is then the result of the job. Without this call one answer stands for both.
   *
   * @param output what the called action answers, as JSON text; the history shows it in {@code
   *     TaskSubmitted}
   * @throws IllegalStateException if the state starts no job, its job was submitted before, or the
   *     output is not JSON
   */
  public void submitted(String output) {
    call.submit(output);
  }

  @Override
  public String toString() {
    return stateName() + " calls " + call.resource().arn() + " with " + parameters();
  }
}
