package dev.holter.internal.asl.state;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.expression.EvaluationContext;
import dev.holter.internal.asl.reading.Fields;
import dev.holter.internal.asl.reading.StateFailure;
import dev.holter.internal.asl.reading.Wording;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Goes on with the state that its rules choose. */
public final class ChoiceState implements State {

  private static final Set<String> FIELDS =
      Set.of("Type", "Comment", "QueryLanguage", "Assign", "Choices", "Default");
  private static final Set<String> IN_JSON_PATH = Set.of("InputPath", "OutputPath");
  private static final Set<String> IN_JSONATA = Set.of("Output");

  private final String name;
  private final DataFlow data;
  private final List<ChoiceRule> rules;
  private final @Nullable String otherwise;

  ChoiceState(Fields fields) {
    fields.allow(FIELDS, IN_JSON_PATH, IN_JSONATA);
    fields.require("Choices");
    this.name = fields.state();
    this.data = DataFlow.of(fields);
    this.rules = ChoiceRule.of(fields);
    this.otherwise = fields.text("Default");
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String type() {
    return "Choice";
  }

  @Override
  public Transition transition() {
    Map<String, String> targets = new LinkedHashMap<>();
    for (int i = 0; i < rules.size(); i++) {
      targets.put("Choices[" + i + "]/Next", rules.get(i).next());
    }
    if (otherwise != null) {
      targets.put("Default", otherwise);
    }
    return new Transition.Choice(targets);
  }

  /**
   * Returns what follows and what the state leaves behind: the first rule that holds decides.
   *
   * @throws StateFailure if no rule holds and there is no default, or a path leads nowhere
   */
  public Choice choose(EvaluationContext context) {
    JsonNode effective = data.effectiveInput(context);
    for (ChoiceRule rule : rules) {
      if (rule.condition().holds(effective, context)) {
        return new Choice(new Transition.Next(rule.next()), data.chosen(rule.data(), context));
      }
    }
    if (otherwise == null) {
      throw StateFailure.runtime(Wording.NO_NEXT_STATE);
    }
    return new Choice(new Transition.Next(otherwise), data.outcome(context));
  }

  /**
   * The outcome of a Choice state, and the transition that was chosen.
   *
   * @param next what follows
   * @param outcome what the state leaves behind then
   */
  public record Choice(Transition.Next next, Outcome outcome) {}

  @Override
  public <R> @Nullable R accept(StateVisitor<R> visitor) {
    return visitor.visit(this);
  }
}
