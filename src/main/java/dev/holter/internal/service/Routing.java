package dev.holter.internal.service;

import dev.holter.internal.service.core.Arns;
import dev.holter.internal.service.core.Constraints;
import dev.holter.internal.service.core.MachineRegistry;
import dev.holter.internal.service.core.MachineRegistry.StateMachineRecord;
import dev.holter.internal.service.core.ServiceErrors;
import java.util.HashSet;
import java.util.List;
import software.amazon.awssdk.services.sfn.model.RoutingConfigurationListItem;

/** Checks the routing configuration of an alias. */
final class Routing {
  private static final int MOST = 2;

  private final MachineRegistry stateMachines;

  Routing(MachineRegistry stateMachines) {
    this.stateMachines = stateMachines;
  }

  /** Checks the bounds that the API model sets. */
  static Constraints check(Constraints constraints, List<RoutingConfigurationListItem> routes) {
    constraints.size(routes.size(), shown(routes), "routingConfiguration", 1, MOST);
    for (int i = 0; i < routes.size(); i++) {
      String at = "routingConfiguration." + (i + 1) + ".member.";
      constraints.arn(routes.get(i).stateMachineVersionArn(), at + "stateMachineVersionArn");
      constraints.required(routes.get(i).weight(), at + "weight");
      constraints.range(routes.get(i).weight(), at + "weight", 0, 100);
    }
    return constraints;
  }

  private static String shown(List<RoutingConfigurationListItem> routes) {
    return routes.stream()
        .map(
            route ->
                "RoutingConfigurationListItem(stateMachineVersionArn="
                    + route.stateMachineVersionArn()
                    + ", weight="
                    + route.weight()
                    + ")")
        .toList()
        .toString();
  }

  /** Returns the state machine whose versions the routes lead to. */
  StateMachineRecord machine(List<RoutingConfigurationListItem> routes) {
    List<String> arns =
        routes.stream().map(RoutingConfigurationListItem::stateMachineVersionArn).toList();
    arns.forEach(arn -> Arns.require(arn, "stateMachine"));
    if (new HashSet<>(arns).size() < arns.size()) {
      throw refused("contain distinct state machine version ARNs", arns);
    }
    List<Integer> weights = routes.stream().map(RoutingConfigurationListItem::weight).toList();
    if (weights.stream().mapToInt(Integer::intValue).sum() != 100) {
      throw ServiceErrors.invalidRouting(
          "Sum of routing configuration weights must equal 100. Received: " + weights);
    }
    if (!arns.stream().allMatch(arn -> arn.matches(".*:stateMachine:[^:]+:\\d+"))) {
      throw refused("contain state machine version ARNs", arns);
    }
    // AWS's text for this error is not known.
    if (arns.stream().map(Arns::unqualified).distinct().count() > 1) {
      throw refused("contain versions of one state machine", arns);
    }
    StateMachineRecord machine = stateMachines.find(Arns.unqualified(arns.get(0)));
    if (machine == null || arns.stream().anyMatch(arn -> machine.versions.find(arn) == null)) {
      throw ServiceErrors.noSuchResource();
    }
    return machine;
  }

  private static RuntimeException refused(String rule, List<String> arns) {
    return ServiceErrors.invalidRouting(
        "Routing configuration must " + rule + ". Received: " + arns);
  }
}
