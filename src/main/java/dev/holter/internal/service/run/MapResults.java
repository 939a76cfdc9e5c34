package dev.holter.internal.service.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.holter.internal.asl.map.ResultWriter;
import dev.holter.internal.asl.map.ResultWriter.Transformation;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.asl.reading.StateFailure;
import dev.holter.internal.asl.resource.Resource.Integration;
import dev.holter.internal.service.core.CallAnswers;
import dev.holter.internal.service.core.Core;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/**
 * What becomes of the results of a Map Run: they are the state's, or files that the test is given
 * one after the other, as the service puts them into a bucket.
 */
final class MapResults {
  private static final String WRITER_FAILED = "States.ResultWriterFailed";

  private final Core core;
  private final CallAnswers answers;
  private final MapRuns runs;

  MapResults(Core core, CallAnswers answers, MapRuns runs) {
    this.core = core;
    this.answers = answers;
    this.runs = runs;
  }

  /** Writes the results once all executions of the run have ended. */
  void deliver(MapRun run) {
    ResultWriter writer = run.mode.writer();
    Integration resource = writer.resource().orElse(null);
    if (resource == null) {
      runs.succeed(run, form(writer, results(run.children, writer)));
      return;
    }
    try {
      JsonNode where = run.state.arguments(writer, run.owner.context(core, null));
      new Export(run, writer, resource, where).next();
    } catch (StateFailure failure) {
      runs.fail(run, failure.error(), failure.cause(run.state.name(), run.owner.enteredEvent));
    }
  }

  private static ArrayNode results(List<ExecutionRecord> children, ResultWriter writer) {
    ArrayNode all = Json.array();
    for (ExecutionRecord child : children) {
      boolean whole =
          child.status() != ExecutionStatus.SUCCEEDED
              || writer.transformation() == Transformation.NONE;
      JsonNode result = whole ? whole(child) : Json.parse(child.output().orElseThrow());
      if (!whole && writer.transformation() == Transformation.FLATTEN && result.isArray()) {
        result.forEach(all::add);
      } else {
        all.add(result);
      }
    }
    return all;
  }

  /** Describes an execution as the result files of a Map Run do. */
  private static ObjectNode whole(ExecutionRecord child) {
    return new PascalJson(PascalJson.Dates.ISO_8601)
        .write(ExecutionDescription.of(child, Redrivability.obstacle(child.status()), true));
  }

  /** Joins results as the state asks: to a JSON array, or to a text with a line for each. */
  private static JsonNode form(ResultWriter writer, ArrayNode results) {
    return writer.isLines()
        ? TextNode.valueOf(
            StreamSupport.stream(results.spliterator(), false)
                .map(Json::write)
                .collect(Collectors.joining("\n")))
        : results;
  }

  /** Writes the files of one Map Run. */
  private final class Export implements CallAnswers.Reply {
    private final MapRun run;
    private final Integration resource;
    private final String bucket;
    private final String folder;
    private final Deque<ObjectNode> files = new ArrayDeque<>();

    Export(MapRun run, ResultWriter writer, Integration resource, JsonNode where) {
      this.run = run;
      this.resource = resource;
      this.bucket = where.path("Bucket").asText();
      String prefix = where.path("Prefix").asText();
      this.folder =
          (prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/") + run.id + "/";
      fill(writer);
    }

    private void fill(ResultWriter writer) {
      ObjectNode manifest = Json.object();
      manifest.put("DestinationBucket", bucket).put("MapRunArn", run.arn);
      ObjectNode listed = manifest.putObject("ResultFiles");
      add(listed, "FAILED", writer, false);
      listed.putArray("PENDING");
      add(listed, "SUCCEEDED", writer, true);
      files.add(file("manifest.json", manifest));
    }

    private void add(ObjectNode listed, String status, ResultWriter writer, boolean succeeded) {
      ArrayNode names = listed.putArray(status);
      List<ExecutionRecord> such =
          run.children.stream()
              .filter(child -> (child.status() == ExecutionStatus.SUCCEEDED) == succeeded)
              .toList();
      if (!such.isEmpty()) {
        JsonNode body = form(writer, results(such, writer));
        ObjectNode file = file(status + "_0." + (writer.isLines() ? "jsonl" : "json"), body);
        files.add(file);
        String content = body.isTextual() ? body.textValue() : Json.write(body);
        names
            .addObject()
            .put("Key", file.path("Key").textValue())
            .put("Size", content.getBytes(StandardCharsets.UTF_8).length);
      }
    }

    private ObjectNode file(String name, JsonNode body) {
      ObjectNode file = Json.object().put("Bucket", bucket).put("Key", folder + name);
      file.set("Body", body);
      return file;
    }

    void next() {
      ObjectNode file = files.poll();
      if (file == null) {
        run.resultsWritten = true;
        ObjectNode result = Json.object().put("MapRunArn", run.arn);
        result
            .putObject("ResultWriterDetails")
            .put("Bucket", bucket)
            .put("Key", folder + "manifest.json");
        runs.succeed(run, result);
        return;
      }
      MapCall call = MapCall.of(run.owner, resource, Json.write(file));
      if (!answers.ask(call, this)) {
        answers.miss(call);
      }
    }

    @Override
    public boolean isAwaited() {
      return run.isRunning();
    }

    @Override
    public void result(String json, boolean endsCallback) {
      next();
    }

    @Override
    public void error(String error, @Nullable String cause) {
      runs.fail(run, WRITER_FAILED, cause);
    }
  }
}
