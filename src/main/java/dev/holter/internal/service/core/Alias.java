package dev.holter.internal.service.core;

import dev.holter.internal.asl.intrinsic.Randomness;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.RoutingConfigurationListItem;

/** A name for one version of a state machine, or for two that share what is started. */
public record Alias(
    String arn,
    String name,
    @Nullable String description,
    List<RoutingConfigurationListItem> routes,
    Instant created,
    Instant updated) {
  private static final int WHOLE = 100;

  boolean leadsTo(String versionArn) {
    return routes.stream().anyMatch(route -> route.stateMachineVersionArn().equals(versionArn));
  }

  /**
   * Returns the version that the next execution runs. A random number is drawn only where the alias
   * has two versions.
   */
  String draw(Randomness randomness) {
    RoutingConfigurationListItem first = routes.get(0);
    boolean chosen = first.weight() == WHOLE || randomness.between(0, WHOLE) < first.weight();
    return (chosen ? first : routes.get(1)).stateMachineVersionArn();
  }
}
