package dev.holter.internal.asl;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * One entry of {@code Choices}.
 *
 * @param condition what has to hold
 * @param next the name of the state that follows then
 */
record ChoiceRule(ChoiceCondition condition, String next) {

  private static final Set<String> FIELDS = Set.of("Comment", "Assign", "Next");

  static List<ChoiceRule> of(Fields fields) {
    return fields.someObjects("Choices").stream().map(ChoiceRule::rule).toList();
  }

  private static ChoiceRule rule(Fields fields) {
    LaterLanguage.refuseVariables(fields);
    fields.require("Next");
    return new ChoiceRule(
        ChoiceConditionParser.parse(fields, FIELDS),
        Objects.requireNonNullElse(fields.text("Next"), ""));
  }
}
