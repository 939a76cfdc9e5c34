package dev.holter.internal.asl.map;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.expression.EvaluationContext;
import dev.holter.internal.asl.expression.Template;
import dev.holter.internal.asl.reading.DefinitionScope;
import dev.holter.internal.asl.reading.Fields;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.asl.reading.QueryLanguage;
import dev.holter.internal.asl.reading.Wording;
import dev.holter.internal.asl.resource.Resource.Integration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says where a distributed Map state leaves its results, and in what form. */
public final class ResultWriter {
  static final ResultWriter NONE = new ResultWriter(null, null, Transformation.COMPACT, false);

  private static final Set<String> FIELDS = Set.of("Resource", "WriterConfig");
  private static final Set<String> IN_JSON_PATH = Set.of("Parameters");
  private static final Set<String> IN_JSONATA = Set.of("Arguments");
  private static final Set<String> FIELDS_OF_CONFIG = Set.of("Transformation", "OutputType");

  /** The forms in which results are left. */
  public enum Transformation {
    /** All that DescribeExecution tells of each execution. */
    NONE,
    /** The outputs of the executions. */
    COMPACT,
    /** The outputs of the executions; an output that is an array is replaced by its elements. */
    FLATTEN
  }

  private final @Nullable Integration resource;
  private final @Nullable Template arguments;
  private final Transformation transformation;
  private final boolean lines;

  private ResultWriter(
      @Nullable Integration resource,
      @Nullable Template arguments,
      Transformation transformation,
      boolean lines) {
    this.resource = resource;
    this.arguments = arguments;
    this.transformation = transformation;
    this.lines = lines;
  }

  public static ResultWriter of(Fields state, DefinitionScope scope) {
    Fields fields = state.has("ResultWriter") ? state.object("ResultWriter") : null;
    if (fields == null) {
      return NONE;
    }
    fields.allow(FIELDS, IN_JSON_PATH, IN_JSONATA);
    String given = fields.language() == QueryLanguage.JSONATA ? "Arguments" : "Parameters";
    boolean exports = fields.has("Resource") || fields.has(given);
    if (!exports && !fields.has("WriterConfig")) {
      fields.reportHere(Wording.EMPTY);
    }
    if (exports && !fields.has(given)) {
      fields.reportHere(Wording.requiredButMissing(given));
    }
    Integration resource = exports ? S3Resource.of(fields, scope, List.of("putObject")) : null;
    Transformation plain = exports ? Transformation.NONE : Transformation.COMPACT;
    Fields config = fields.object("WriterConfig");
    Template arguments = Template.of(fields, given);
    return config == null
        ? new ResultWriter(resource, arguments, plain, false)
        : new ResultWriter(resource, arguments, transformation(config, plain), lines(config));
  }

  private static Transformation transformation(Fields config, Transformation plain) {
    config.allow(FIELDS_OF_CONFIG);
    String name = config.oneOf("Transformation", List.of("NONE", "COMPACT", "FLATTEN"));
    return name == null ? plain : Transformation.valueOf(name);
  }

  private static boolean lines(Fields config) {
    return "JSONL".equals(config.oneOf("OutputType", List.of("JSON", "JSONL")));
  }

  /** Returns what is called to write the results; absent if they are the state's own. */
  public Optional<Integration> resource() {
    return Optional.ofNullable(resource);
  }

  /** Returns what the call is given: where to write. */
  public JsonNode arguments(JsonNode input, EvaluationContext context) {
    return arguments == null ? Json.object() : arguments.evaluate(input, context);
  }

  /** Returns what becomes of the results. */
  public Transformation transformation() {
    return transformation;
  }

  /** Tells whether the results are lines of JSON, and not one array. */
  public boolean isLines() {
    return lines;
  }
}
