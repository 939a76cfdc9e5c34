package dev.holter.internal.asl.state;

import dev.holter.internal.asl.choice.ChoiceCondition;
import dev.holter.internal.asl.choice.ChoiceConditionParser;
import dev.holter.internal.asl.reading.Fields;
import dev.holter.internal.asl.reading.QueryLanguage;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * One entry of {@code Choices}.
 *
 * @param condition what has to hold
 * @param next the name of the state that follows then
 * @param data what the state leaves behind then; its own fields are for the default
 */
record ChoiceRule(ChoiceCondition condition, String next, DataFlow data) {

  private static final Set<String> FIELDS = Set.of("Comment", "Assign", "Next");
  private static final Set<String> FIELDS_IN_JSONATA =
      Set.of("Comment", "Assign", "Output", "Next");

  static List<ChoiceRule> of(Fields fields) {
    return fields.someObjects("Choices").stream().map(ChoiceRule::rule).toList();
  }

  private static ChoiceRule rule(Fields fields) {
    fields.require("Next");
    boolean jsonata = fields.language() == QueryLanguage.JSONATA;
    return new ChoiceRule(
        ChoiceConditionParser.parse(fields, jsonata ? FIELDS_IN_JSONATA : FIELDS),
        Objects.requireNonNullElse(fields.text("Next"), ""),
        DataFlow.of(fields));
  }
}
