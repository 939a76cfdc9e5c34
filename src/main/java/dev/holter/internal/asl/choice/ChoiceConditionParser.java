package dev.holter.internal.asl.choice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.expression.AslPath;
import dev.holter.internal.asl.expression.Expression;
import dev.holter.internal.asl.reading.Fields;
import dev.holter.internal.asl.reading.QueryLanguage;
import dev.holter.internal.asl.reading.Wording;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a rule asks: a comparison, or others joined by {@code And}, {@code Or}, {@code Not}.
 */
public final class ChoiceConditionParser {

  private static final String CONDITION = "Condition";
  private static final List<String> FORMS = List.of("And", "Or", "Not", "Variable", CONDITION);
  private static final Set<String> BESIDES_IN_NESTED = Set.of("Comment");

  // Stands for a condition that was reported: the definition is refused in the end.
  private static final ChoiceCondition REFUSED = (input, context) -> false;

  private ChoiceConditionParser() {}

  /**
   * Reads the condition of a rule.
   *
   * @param besides the fields that the rule may have beside those of the condition
   */
  public static ChoiceCondition parse(Fields fields, Set<String> besides) {
    List<String> forms = FORMS.stream().filter(fields::has).toList();
    if (forms.size() != 1) {
      fields.reportHere(Wording.oneForm(FORMS));
      return REFUSED;
    }
    allow(forms.get(0), besides, fields);
    fields.text("Comment");
    return parse(fields, forms.get(0));
  }

  private static ChoiceCondition parse(Fields fields, String form) {
    return switch (form) {
      case "And" -> all(nested(fields, form));
      case "Or" -> any(nested(fields, form));
      case "Not" -> not(fields.object(form));
      case "Variable" -> ChoiceComparison.parse(fields).orElse(REFUSED);
      default -> fields.language() == QueryLanguage.JSONATA ? condition(fields) : REFUSED;
    };
  }

  /** Reads the one condition that a rule in JSONata has. */
  private static ChoiceCondition condition(Fields fields) {
    Expression expression = Expression.asked(fields, CONDITION, AslPath::compile);
    if (expression == null) {
      JsonNode plain = fields.value(CONDITION, "Boolean", JsonNode::isBoolean);
      return (input, context) -> plain != null && plain.booleanValue();
    }
    return (input, context) -> {
      JsonNode value = expression.read(input, context);
      if (!value.isBoolean()) {
        throw expression.unfit("boolean", value, "");
      }
      return value.booleanValue();
    };
  }

  private static void allow(String form, Set<String> besides, Fields fields) {
    if (form.equals(CONDITION)) {
      fields.allow(besides, Set.of(), Set.of(form));
      return;
    }
    Set<String> inJsonPath = new HashSet<>(Set.of(form));
    if (form.equals("Variable")) {
      inJsonPath.addAll(ChoiceOperators.names());
    }
    fields.allow(besides, inJsonPath, Set.of());
  }

  private static List<ChoiceCondition> nested(Fields fields, String form) {
    return fields.someObjects(form).stream().map(entry -> parse(entry, BESIDES_IN_NESTED)).toList();
  }

  // Both stop at the first condition that decides, so that IsPresent can guard what comes after it.

  private static ChoiceCondition all(List<ChoiceCondition> conditions) {
    return (input, context) ->
        conditions.stream().allMatch(condition -> condition.holds(input, context));
  }

  private static ChoiceCondition any(List<ChoiceCondition> conditions) {
    return (input, context) ->
        conditions.stream().anyMatch(condition -> condition.holds(input, context));
  }

  private static ChoiceCondition not(@Nullable Fields fields) {
    if (fields == null) {
      return REFUSED;
    }
    ChoiceCondition condition = parse(fields, BESIDES_IN_NESTED);
    return (input, context) -> !condition.holds(input, context);
  }
}
