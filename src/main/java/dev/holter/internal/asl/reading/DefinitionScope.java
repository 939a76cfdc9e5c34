package dev.holter.internal.asl.reading;

/**
 * Says where a definition is to live, because some rules depend on it.
 *
 * @param partition the partition of its ARNs, such as {@code aws}
 * @param region the region of the simulated service
 * @param account the account of the simulated service
 * @param type the type of the state machine
 */
public record DefinitionScope(String partition, String region, String account, MachineType type) {

  public DefinitionScope as(MachineType other) {
    return new DefinitionScope(partition, region, account, other);
  }
}
