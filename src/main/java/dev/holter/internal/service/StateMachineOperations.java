package dev.holter.internal.service;

import dev.holter.internal.asl.Definition;
import dev.holter.internal.asl.DefinitionScope;
import dev.holter.internal.asl.InvalidDefinition;
import dev.holter.internal.asl.MachineType;
import dev.holter.internal.service.Pages.Page;
import dev.holter.internal.service.StateMachines.StateMachineRecord;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.IncludedData;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesResponse;
import software.amazon.awssdk.services.sfn.model.LogLevel;
import software.amazon.awssdk.services.sfn.model.LoggingConfiguration;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineStatus;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.TracingConfiguration;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineResponse;

/**
 * CreateStateMachine, UpdateStateMachine, DescribeStateMachine, ListStateMachines,
 * DeleteStateMachine.
 */
final class StateMachineOperations {
  private static final LoggingConfiguration NO_LOGGING =
      LoggingConfiguration.builder().level(LogLevel.OFF).includeExecutionData(false).build();
  private static final TracingConfiguration NO_TRACING =
      TracingConfiguration.builder().enabled(false).build();

  private final Core core;
  private final StateMachines stateMachines;
  private final Executions executions;
  private final Tags tags;

  StateMachineOperations(Core core, StateMachines stateMachines, Executions executions, Tags tags) {
    this.core = core;
    this.stateMachines = stateMachines;
    this.executions = executions;
    this.tags = tags;
  }

  CreateStateMachineResponse create(CreateStateMachineRequest request) {
    check(request);
    StateMachineRecord existing = stateMachines.find(core.arns().stateMachine(request.name()));
    if (existing != null) {
      return sameAgain(existing, request);
    }
    StateMachineRecord machine = machine(request);
    tags.add(machine.arn, request.tags());
    stateMachines.add(machine);
    return created(machine);
  }

  private void check(CreateStateMachineRequest request) {
    Constraints constraints =
        new Constraints()
            .required(request.name(), "name")
            .name(request.name(), "name")
            .required(request.definition(), "definition")
            .definition(request.definition())
            .arn(request.roleArn(), "roleArn")
            .known(
                request.type(),
                StateMachineType.UNKNOWN_TO_SDK_VERSION.toString(),
                request.typeAsString(),
                "type",
                "STANDARD, EXPRESS");
    TagOperations.check(constraints, request.tags()).check();
    Names.require(request.name());
    requireRole(request.roleArn());
    requireLogging(request.loggingConfiguration());
    refuseVersions(request.publish(), request.versionDescription());
  }

  /**
   * The same name with the same text is the same machine; the text is compared, not its meaning.
   */
  private static CreateStateMachineResponse sameAgain(
      StateMachineRecord existing, CreateStateMachineRequest request) {
    if (existing.deleting) {
      throw ServiceErrors.stateMachineDeleting(existing.arn);
    }
    if (!existing.revision.definition().text().equals(request.definition())) {
      throw ServiceErrors.stateMachineAlreadyExists(existing.arn);
    }
    return created(existing);
  }

  private StateMachineRecord machine(CreateStateMachineRequest request) {
    boolean express = request.type() == StateMachineType.EXPRESS;
    Definition definition =
        parse(request.definition(), express ? MachineType.EXPRESS : MachineType.STANDARD);
    if (express) {
      throw ServiceErrors.notServed("EXPRESS state machines");
    }
    String arn = core.arns().stateMachine(request.name());
    Revision revision =
        new Revision(
            arn,
            request.name(),
            definition,
            request.roleArn(),
            Objects.requireNonNullElse(request.loggingConfiguration(), NO_LOGGING),
            Objects.requireNonNullElse(request.tracingConfiguration(), NO_TRACING),
            null,
            core.now());
    return new StateMachineRecord(arn, request.name(), core.now(), revision);
  }

  private static CreateStateMachineResponse created(StateMachineRecord machine) {
    return CreateStateMachineResponse.builder()
        .stateMachineArn(machine.arn)
        .creationDate(machine.created)
        .build();
  }

  private Definition parse(String text, MachineType type) {
    ServiceSettings settings = core.settings();
    try {
      return Definition.parse(
          text,
          new DefinitionScope(settings.partition(), settings.region(), settings.account(), type));
    } catch (InvalidDefinition invalid) {
      throw ServiceErrors.invalidDefinition(String.valueOf(invalid.getMessage()));
    }
  }

  private static void requireRole(@Nullable String roleArn) {
    if (roleArn != null && !roleArn.startsWith("arn:")) {
      throw ServiceErrors.invalidArn("Invalid ARN prefix: " + roleArn);
    }
  }

  private static void requireLogging(@Nullable LoggingConfiguration logging) {
    if (logging == null || logging.level() == null || logging.level() == LogLevel.OFF) {
      return;
    }
    if (logging.destinations().size() != 1) {
      throw ServiceErrors.invalidLoggingConfiguration("Must specify exactly one Log Destination.");
    }
  }

  private static void refuseVersions(@Nullable Boolean publish, @Nullable String description) {
    if (Boolean.TRUE.equals(publish)) {
      throw ServiceErrors.notServed("state machine versions (publish)");
    }
    if (description != null) {
      throw ServiceErrors.validation("Version description can only be set when publish is true");
    }
  }

  UpdateStateMachineResponse update(UpdateStateMachineRequest request) {
    new Constraints()
        .arn(request.stateMachineArn(), "stateMachineArn")
        .definition(request.definition())
        .length(request.roleArn(), "roleArn", 1, 256)
        .check();
    StateMachineRecord machine = stateMachines.require(request.stateMachineArn());
    if (changesNothing(request)) {
      throw ServiceErrors.missingRequiredParameter();
    }
    if (machine.deleting) {
      throw ServiceErrors.stateMachineDeleting(machine.arn);
    }
    requireRole(request.roleArn());
    requireLogging(request.loggingConfiguration());
    refuseVersions(request.publish(), request.versionDescription());
    machine.revision = revised(machine.revision, request);
    return UpdateStateMachineResponse.builder()
        .updateDate(core.now())
        .revisionId(machine.revision.id())
        .build();
  }

  private static boolean changesNothing(UpdateStateMachineRequest request) {
    return request.definition() == null
        && request.roleArn() == null
        && request.loggingConfiguration() == null
        && request.tracingConfiguration() == null
        && request.encryptionConfiguration() == null;
  }

  /** An update that changes nothing keeps the revision. */
  private Revision revised(Revision old, UpdateStateMachineRequest request) {
    boolean sameText =
        request.definition() == null || request.definition().equals(old.definition().text());
    Definition definition =
        sameText ? old.definition() : parse(request.definition(), MachineType.STANDARD);
    String role = Objects.requireNonNullElse(request.roleArn(), old.roleArn());
    LoggingConfiguration logging =
        Objects.requireNonNullElse(request.loggingConfiguration(), old.logging());
    TracingConfiguration tracing =
        Objects.requireNonNullElse(request.tracingConfiguration(), old.tracing());
    if (sameText
        && role.equals(old.roleArn())
        && logging.equals(old.logging())
        && tracing.equals(old.tracing())) {
      return old;
    }
    return new Revision(
        old.stateMachineArn(),
        old.name(),
        definition,
        role,
        logging,
        tracing,
        core.tokens().uuid(),
        core.now());
  }

  DescribeStateMachineResponse describe(DescribeStateMachineRequest request) {
    new Constraints().arn(request.stateMachineArn(), "stateMachineArn").check();
    StateMachineRecord machine = stateMachines.require(request.stateMachineArn());
    Revision revision = machine.revision;
    boolean data = request.includedData() != IncludedData.METADATA_ONLY;
    return DescribeStateMachineResponse.builder()
        .stateMachineArn(machine.arn)
        .name(machine.name)
        .status(machine.deleting ? StateMachineStatus.DELETING : StateMachineStatus.ACTIVE)
        .definition(data ? revision.definition().text() : null)
        .roleArn(revision.roleArn())
        .type(StateMachineType.STANDARD)
        .creationDate(machine.created)
        .loggingConfiguration(revision.logging())
        .tracingConfiguration(revision.tracing())
        .encryptionConfiguration(ActivityOperations.AWS_OWNED_KEY)
        .revisionId(revision.id())
        .variableReferences(revision.variableReferences())
        .build();
  }

  ListStateMachinesResponse list(ListStateMachinesRequest request) {
    new Constraints().page(request.maxResults(), request.nextToken(), 1024).check();
    Page<StateMachineListItem> page =
        new Pages(core)
            .of(
                stateMachines.byName().stream().map(StateMachineOperations::item).toList(),
                request.maxResults(),
                request.nextToken(),
                "stateMachines");
    return ListStateMachinesResponse.builder()
        .stateMachines(page.items())
        .nextToken(page.next())
        .build();
  }

  private static StateMachineListItem item(StateMachineRecord machine) {
    return StateMachineListItem.builder()
        .stateMachineArn(machine.arn)
        .name(machine.name)
        .type(StateMachineType.STANDARD)
        .creationDate(machine.created)
        .build();
  }

  DeleteStateMachineResponse delete(DeleteStateMachineRequest request) {
    new Constraints().arn(request.stateMachineArn(), "stateMachineArn").check();
    Arns.require(request.stateMachineArn(), "stateMachine");
    StateMachineRecord machine = stateMachines.find(request.stateMachineArn());
    if (machine != null) {
      machine.deleting = true;
      tags.forget(machine.arn);
      if (!executions.anyRunning(machine.arn)) {
        stateMachines.remove(machine.arn);
      }
    }
    return DeleteStateMachineResponse.builder().build();
  }
}
