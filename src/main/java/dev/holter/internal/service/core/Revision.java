package dev.holter.internal.service.core;

import dev.holter.internal.asl.Definition;
import dev.holter.internal.asl.state.Flow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.EncryptionConfiguration;
import software.amazon.awssdk.services.sfn.model.LoggingConfiguration;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.TracingConfiguration;

/**
 * A state machine as it was at some time; an execution keeps the one that it started with.
 *
 * @param id absent before the first update
 * @param updated when it became so
 */
public record Revision(
    String stateMachineArn,
    String name,
    StateMachineType type,
    Definition definition,
    String roleArn,
    LoggingConfiguration logging,
    TracingConfiguration tracing,
    EncryptionConfiguration encryption,
    @Nullable String id,
    Instant updated) {

  /**
   * Returns the revision that the executions of a Map Run run: the states inside of the Map state.
   */
  public Revision labeled(String label, Flow inside) {
    return new Revision(
        stateMachineArn + "/" + label,
        name + "/" + label,
        type,
        definition.inside(inside),
        roleArn,
        logging,
        tracing,
        encryption,
        id,
        updated);
  }

  /**
   * Returns the variables that states read, as DescribeStateMachine shows them, or null if no state
   * reads one.
   */
  public @Nullable Map<String, List<String>> variableReferences() {
    Map<String, List<String>> references = definition.variableReferences();
    return references.isEmpty() ? null : references;
  }
}
