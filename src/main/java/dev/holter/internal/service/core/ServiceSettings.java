package dev.holter.internal.service.core;

import dev.holter.internal.asl.reading.DefinitionScope;
import dev.holter.internal.asl.reading.MachineType;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

/**
 * Where the simulated service says it is, and what its random choices come from.
 *
 * @param partition such as {@code aws}
 * @param region such as {@code us-east-1}
 * @param account twelve digits
 * @param seed the same seed gives the same tokens, names and jitter
 * @param eventBudget how many events all executions may write together
 */
public record ServiceSettings(
    String partition, String region, String account, long seed, int eventBudget) {

  /** Makes settings whose partition is the one that has the region. */
  public static ServiceSettings of(String region, String account, long seed, int eventBudget) {
    return new ServiceSettings(partition(region), region, account, seed, eventBudget);
  }

  private static String partition(String region) {
    if (region.startsWith("cn-")) {
      return "aws-cn";
    }
    return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
  }

  /** Where the definitions of this service's state machines live. */
  public DefinitionScope scope(StateMachineType type) {
    return new DefinitionScope(
        partition,
        region,
        account,
        type == StateMachineType.EXPRESS ? MachineType.EXPRESS : MachineType.STANDARD);
  }
}
