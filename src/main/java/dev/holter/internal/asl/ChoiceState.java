package dev.holter.internal.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Goes on with the state that its rules choose. */
public final class ChoiceState implements State {

  private static final Set<String> FIELDS =
      Set.of(
          "Type",
          "Comment",
          "QueryLanguage",
          "Assign",
          "InputPath",
          "OutputPath",
          "Choices",
          "Default");

  private final String name;
  private final PathFilter inputPath;
  private final PathFilter outputPath;
  private final List<ChoiceRule> rules;
  private final @Nullable String otherwise;

  ChoiceState(Fields fields) {
    fields.allow(FIELDS);
    LaterLanguage.refuseVariables(fields);
    fields.require("Choices");
    this.name = fields.state();
    this.inputPath = PathFilter.of(fields, "InputPath");
    this.outputPath = PathFilter.of(fields, "OutputPath");
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
   * Returns what follows for the state's input: the first rule that holds decides.
   *
   * @throws StateFailure if no rule holds and there is no default, or a path leads nowhere
   */
  public Transition choose(JsonNode input, EvaluationContext context) {
    JsonNode effective = inputPath.apply(input, context);
    for (ChoiceRule rule : rules) {
      if (rule.condition().holds(effective, context)) {
        return new Transition.Next(rule.next());
      }
    }
    if (otherwise == null) {
      throw StateFailure.runtime(Wording.NO_NEXT_STATE);
    }
    return new Transition.Next(otherwise);
  }

  /**
   * Returns the output for the state's input.
   *
   * @throws StateFailure if a path leads nowhere
   */
  public JsonNode output(JsonNode input, EvaluationContext context) {
    return outputPath.apply(inputPath.apply(input, context), context);
  }
}
