package dev.holter.internal.asl.state;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.expression.Assignment;
import dev.holter.internal.asl.expression.EvaluationContext;
import dev.holter.internal.asl.expression.Template;
import dev.holter.internal.asl.reading.Fields;
import org.jspecify.annotations.Nullable;

/** The data flow of a state in JSONata: Arguments and Output. */
final class JsonataDataFlow implements DataFlow {

  private final @Nullable Template arguments;
  private final @Nullable Template output;
  private final Assignment assignment;

  JsonataDataFlow(Fields fields) {
    this.arguments = Template.of(fields, "Arguments");
    this.output = Template.of(fields, "Output");
    this.assignment = Assignment.of(fields);
  }

  @Override
  public JsonNode effectiveInput(EvaluationContext context) {
    return context.input();
  }

  @Override
  public JsonNode arguments(EvaluationContext context) {
    if (arguments == null) {
      return context.input();
    }
    JsonNode given = arguments.evaluate(context.input(), context);
    context.inspection().saw("afterArguments", given);
    return given;
  }

  @Override
  public Outcome outcome(EvaluationContext context) {
    return outcomeOr(context.input(), context);
  }

  @Override
  public Outcome outcome(JsonNode result, EvaluationContext context) {
    return outcomeOr(result, context.withResult(result));
  }

  @Override
  public Outcome chosen(DataFlow rule, EvaluationContext context) {
    return rule.outcome(context);
  }

  @Override
  public Outcome failed(JsonNode errorOutput, EvaluationContext context) {
    return outcomeOr(errorOutput, context);
  }

  @Override
  public Assignment assignment() {
    return assignment;
  }

  private Outcome outcomeOr(JsonNode otherwise, EvaluationContext context) {
    return new Outcome(
        output == null ? otherwise : output.evaluate(otherwise, context),
        assignment.evaluate(otherwise, context));
  }
}
