package dev.holter.internal.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the results of branches and iterations become, which is the same for both. */
record ForkFields(
    PathFilter inputPath,
    @Nullable PayloadTemplate resultSelector,
    ResultPath resultPath,
    PathFilter outputPath,
    List<Retrier> retriers,
    List<Catcher> catchers) {

  static ForkFields of(Fields fields) {
    return new ForkFields(
        PathFilter.of(fields, "InputPath"),
        fields.template("ResultSelector"),
        ResultPath.of(fields),
        PathFilter.of(fields, "OutputPath"),
        Retrier.of(fields),
        Catcher.of(fields));
  }

  JsonNode output(JsonNode input, List<JsonNode> results, EvaluationContext context) {
    ArrayNode all = Json.MAPPER.createArrayNode().addAll(results);
    JsonNode selected = resultSelector == null ? all : resultSelector.evaluate(all, context);
    return outputPath.apply(resultPath.apply(input, selected), context);
  }
}
