package dev.holter.internal.asl.choice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.holter.internal.asl.expression.AslPath;
import dev.holter.internal.asl.expression.EvaluationContext;
import dev.holter.internal.asl.jsonpath.PathNotFoundException;
import dev.holter.internal.asl.reading.Fields;
import dev.holter.internal.asl.reading.StateFailure;
import dev.holter.internal.asl.reading.Wording;
import java.util.Optional;
import java.util.function.BiFunction;

/** Compares the value that {@code Variable} selects with an operand. */
final class ChoiceComparison implements ChoiceCondition {

  private final AslPath variable;
  private final ChoiceOperator operator;
  private final BiFunction<JsonNode, EvaluationContext, JsonNode> operand;

  private ChoiceComparison(
      AslPath variable,
      ChoiceOperator operator,
      BiFunction<JsonNode, EvaluationContext, JsonNode> operand) {
    this.variable = variable;
    this.operator = operator;
    this.operand = operand;
  }

  /** Reads a comparison; absent if something is wrong with it, which is reported. */
  static Optional<ChoiceCondition> parse(Fields fields) {
    fields.exactlyOne(ChoiceOperators.names().toArray(String[]::new));
    Optional<AslPath> variable = Optional.ofNullable(AslPath.ofOne(fields, "Variable"));
    return ChoiceOperators.of(fields)
        .flatMap(
            operator ->
                operand(fields, operator)
                    .flatMap(
                        operand ->
                            variable.map(path -> new ChoiceComparison(path, operator, operand))));
  }

  private static Optional<BiFunction<JsonNode, EvaluationContext, JsonNode>> operand(
      Fields fields, ChoiceOperator operator) {
    if (operator.byPath()) {
      return Optional.ofNullable(AslPath.ofOne(fields, operator.field()))
          .map(path -> (input, context) -> read(path, input, context));
    }
    return literal(fields, operator).map(value -> (input, context) -> value);
  }

  private static Optional<JsonNode> literal(Fields fields, ChoiceOperator operator) {
    ValueType<?> type = operator.operandType();
    JsonNode value = fields.value(operator.field(), type.jsonType(), type.isOfJsonType());
    if (value != null && type.of(value).isEmpty()) {
      fields.report(Wording.NOT_A_TIMESTAMP, operator.field());
    }
    return Optional.ofNullable(value);
  }

  @Override
  public boolean holds(JsonNode input, EvaluationContext context) {
    return operator.test().test(selected(input, context), operand.apply(input, context));
  }

  private JsonNode selected(JsonNode input, EvaluationContext context) {
    if (!operator.seesMissing()) {
      return read(variable, input, context);
    }
    try {
      return variable.find(input, context);
    } catch (PathNotFoundException e) {
      return MissingNode.getInstance();
    }
  }

  private static JsonNode read(AslPath path, JsonNode input, EvaluationContext context) {
    try {
      return path.find(input, context);
    } catch (PathNotFoundException e) {
      throw StateFailure.runtime(Wording.conditionPathInvalid(path.text()));
    }
  }
}
