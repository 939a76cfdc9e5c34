package dev.holter.internal.asl.state;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.expression.Assignment;
import dev.holter.internal.asl.expression.EvaluationContext;
import dev.holter.internal.asl.expression.PathFilter;
import dev.holter.internal.asl.expression.ResultPath;
import dev.holter.internal.asl.expression.Template;
import dev.holter.internal.asl.reading.Fields;
import org.jspecify.annotations.Nullable;

/** The data flow of a state in JSONPath, from InputPath to OutputPath. */
final class PathDataFlow implements DataFlow {

  private final PathFilter inputPath;
  private final @Nullable Template parameters;
  private final @Nullable Template resultSelector;
  private final ResultPath resultPath;
  private final PathFilter outputPath;
  private final Assignment assignment;

  PathDataFlow(Fields fields) {
    this.inputPath = PathFilter.of(fields, "InputPath");
    this.parameters = Template.of(fields, "Parameters");
    this.resultSelector = Template.of(fields, "ResultSelector");
    this.resultPath = ResultPath.of(fields);
    this.outputPath = PathFilter.of(fields, "OutputPath");
    this.assignment = Assignment.of(fields);
  }

  @Override
  public JsonNode effectiveInput(EvaluationContext context) {
    JsonNode effective = inputPath.apply(context.input(), context);
    context.inspection().saw("afterInputPath", effective);
    return effective;
  }

  @Override
  public JsonNode arguments(EvaluationContext context) {
    JsonNode effective = effectiveInput(context);
    JsonNode arguments = parameters == null ? effective : parameters.evaluate(effective, context);
    context.inspection().saw("afterParameters", arguments);
    return arguments;
  }

  @Override
  public Outcome outcome(EvaluationContext context) {
    return outcome(effectiveInput(context), context);
  }

  // Variables are set from the result as it came, and only after all else was evaluated.
  @Override
  public Outcome outcome(JsonNode result, EvaluationContext context) {
    JsonNode output = output(result, context);
    return new Outcome(output, assignment.evaluate(result, context));
  }

  private JsonNode output(JsonNode result, EvaluationContext context) {
    JsonNode selected = resultSelector == null ? result : resultSelector.evaluate(result, context);
    context.inspection().saw("afterResultSelector", selected);
    JsonNode combined = resultPath.apply(context.input(), selected);
    context.inspection().saw("afterResultPath", combined);
    return outputPath.apply(combined, context);
  }

  @Override
  public Outcome chosen(DataFlow rule, EvaluationContext context) {
    JsonNode effective = effectiveInput(context);
    return new Outcome(output(effective, context), rule.assignment().evaluate(effective, context));
  }

  @Override
  public Outcome failed(JsonNode errorOutput, EvaluationContext context) {
    return outcome(errorOutput, context);
  }

  @Override
  public Assignment assignment() {
    return assignment;
  }
}
