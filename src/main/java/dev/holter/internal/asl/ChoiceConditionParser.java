package dev.holter.internal.asl;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a rule asks: a comparison, or others joined by {@code And}, {@code Or}, {@code Not}.
 */
final class ChoiceConditionParser {

  private static final List<String> FORMS = List.of("And", "Or", "Not", "Variable", "Condition");
  private static final Set<String> BESIDES_IN_NESTED = Set.of("Comment");

  // Stands for a condition that was reported: the definition is refused in the end.
  private static final ChoiceCondition REFUSED = (input, context) -> false;

  private ChoiceConditionParser() {}

  /**
   * Reads the condition of a rule.
   *
   * @param besides the fields that the rule may have beside those of the condition
   */
  static ChoiceCondition parse(Fields fields, Set<String> besides) {
    List<String> forms = FORMS.stream().filter(fields::has).toList();
    if (forms.size() != 1) {
      fields.reportHere(Wording.oneForm(FORMS));
      return REFUSED;
    }
    fields.allow(allowed(forms.get(0), besides));
    fields.text("Comment");
    return parse(fields, forms.get(0));
  }

  private static ChoiceCondition parse(Fields fields, String form) {
    return switch (form) {
      case "And" -> all(nested(fields, form));
      case "Or" -> any(nested(fields, form));
      case "Not" -> not(fields.object(form));
      case "Variable" -> ChoiceComparison.parse(fields).orElse(REFUSED);
      default -> REFUSED;
    };
  }

  private static Set<String> allowed(String form, Set<String> besides) {
    Set<String> allowed = new HashSet<>(besides);
    // A Condition belongs to JSONata, and states in that language do not get here.
    if (!form.equals("Condition")) {
      allowed.add(form);
    }
    if (form.equals("Variable")) {
      allowed.addAll(ChoiceOperators.names());
    }
    return allowed;
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
