package dev.holter.internal.asl.state;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.expression.EvaluationContext;
import dev.holter.internal.asl.reading.Fields;
import java.util.List;
import java.util.Set;

/** Walks through several flows at once, all with the same input. */
public final class ParallelState implements ForkState {

  private static final Set<String> FIELDS =
      Set.of(
          "Type",
          "Comment",
          "QueryLanguage",
          "Assign",
          "Branches",
          "Retry",
          "Catch",
          "Next",
          "End");
  private static final Set<String> IN_JSON_PATH =
      Set.of("InputPath", "OutputPath", "ResultPath", "Parameters", "ResultSelector");
  private static final Set<String> IN_JSONATA = Set.of("Arguments", "Output");

  private static final Set<String> FIELDS_OF_BRANCH = Set.of("Comment", "StartAt", "States");

  private final String name;
  private final Transition transition;
  private final List<Flow> branches;
  private final ForkFields common;

  ParallelState(Fields fields, FlowParser flows) {
    fields.allow(FIELDS, IN_JSON_PATH, IN_JSONATA);
    fields.require("Branches");
    this.name = fields.state();
    this.transition = Transition.of(fields);
    this.branches = branches(fields, flows);
    this.common = ForkFields.of(fields);
  }

  private static List<Flow> branches(Fields fields, FlowParser flows) {
    List<Fields> branches = fields.someObjects("Branches");
    branches.forEach(branch -> branch.allow(FIELDS_OF_BRANCH));
    return branches.stream().map(flows::parse).toList();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String type() {
    return "Parallel";
  }

  @Override
  public Transition transition() {
    return transition;
  }

  @Override
  public List<Retrier> retriers() {
    return common.retriers();
  }

  @Override
  public List<Catcher> catchers() {
    return common.catchers();
  }

  @Override
  public List<Flow> flows() {
    return branches;
  }

  /**
   * Returns what every branch is given.
   *
   * @throws StateFailure if a path leads nowhere
   */
  public JsonNode branchInput(EvaluationContext context) {
    return common.data().arguments(context);
  }

  @Override
  public Outcome outcome(JsonNode result, EvaluationContext context) {
    return common.data().outcome(result, context);
  }
}
