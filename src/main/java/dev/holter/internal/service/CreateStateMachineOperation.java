package dev.holter.internal.service;

import dev.holter.internal.asl.Definition;
import dev.holter.internal.service.core.Constraints;
import dev.holter.internal.service.core.Core;
import dev.holter.internal.service.core.MachineRegistry;
import dev.holter.internal.service.core.MachineRegistry.StateMachineRecord;
import dev.holter.internal.service.core.Revision;
import dev.holter.internal.service.core.ServiceErrors;
import dev.holter.internal.service.core.Version;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.LogLevel;
import software.amazon.awssdk.services.sfn.model.LoggingConfiguration;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.TracingConfiguration;

/** CreateStateMachine: a state machine with its first revision, and perhaps its first version. */
final class CreateStateMachineOperation {
  private static final LoggingConfiguration NO_LOGGING =
      LoggingConfiguration.builder().level(LogLevel.OFF).includeExecutionData(false).build();
  private static final TracingConfiguration NO_TRACING =
      TracingConfiguration.builder().enabled(false).build();

  private final Core core;
  private final MachineRegistry stateMachines;
  private final Tags tags;

  CreateStateMachineOperation(Core core, MachineRegistry stateMachines, Tags tags) {
    this.core = core;
    this.stateMachines = stateMachines;
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
    if (Boolean.TRUE.equals(request.publish())) {
      machine.publishFirst(request.versionDescription(), core.now());
    }
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
            .description(request.versionDescription(), "versionDescription")
            .known(
                request.type(),
                StateMachineType.UNKNOWN_TO_SDK_VERSION.toString(),
                request.typeAsString(),
                "type",
                "STANDARD, EXPRESS")
            .logging(request.loggingConfiguration())
            .encryption(request.encryptionConfiguration());
    TagOperations.check(constraints, request.tags()).check();
    Names.require(request.name());
    StateMachineRules.check(
        request.roleArn(),
        request.loggingConfiguration(),
        request.encryptionConfiguration(),
        request.publish(),
        request.versionDescription());
  }

  /**
   * Answers a request for a name that is taken. It succeeds if it asks for the same machine.
   * Definitions are compared as text. Roles and tags do not count; everything else does, as AWS
   * documents it.
   */
  private static CreateStateMachineResponse sameAgain(
      StateMachineRecord existing, CreateStateMachineRequest request) {
    if (existing.isDeleting()) {
      throw ServiceErrors.stateMachineDeleting(existing.arn);
    }
    Revision revision = existing.revision();
    if (!revision.definition().text().equals(request.definition())
        || revision.type() != type(request)
        || !revision.logging().equals(logging(request))
        || !revision.tracing().equals(tracing(request))
        || !revision.encryption().equals(Encryption.orOwnedKey(request.encryptionConfiguration()))
        || !isSame(existing.first(), request)) {
      throw ServiceErrors.stateMachineAlreadyExists(existing.arn);
    }
    return created(existing);
  }

  private static boolean isSame(@Nullable Version first, CreateStateMachineRequest request) {
    return first == null
        ? !Boolean.TRUE.equals(request.publish())
        : Boolean.TRUE.equals(request.publish())
            && Objects.equals(first.description(), request.versionDescription());
  }

  private static StateMachineType type(CreateStateMachineRequest request) {
    return Objects.requireNonNullElse(request.type(), StateMachineType.STANDARD);
  }

  private static LoggingConfiguration logging(CreateStateMachineRequest request) {
    return StateMachineRules.complete(
        Objects.requireNonNullElse(request.loggingConfiguration(), NO_LOGGING));
  }

  private static TracingConfiguration tracing(CreateStateMachineRequest request) {
    return Objects.requireNonNullElse(request.tracingConfiguration(), NO_TRACING);
  }

  private StateMachineRecord machine(CreateStateMachineRequest request) {
    Definition definition =
        StateMachineRules.parse(request.definition(), core.settings().scope(type(request)));
    String arn = core.arns().stateMachine(request.name());
    Revision revision =
        new Revision(
            arn,
            request.name(),
            type(request),
            definition,
            request.roleArn(),
            logging(request),
            tracing(request),
            Encryption.orOwnedKey(request.encryptionConfiguration()),
            null,
            core.now());
    return new StateMachineRecord(arn, request.name(), core.now(), revision);
  }

  private static CreateStateMachineResponse created(StateMachineRecord machine) {
    return CreateStateMachineResponse.builder()
        .stateMachineArn(machine.arn)
        .stateMachineVersionArn(machine.first() == null ? null : machine.first().arn())
        .creationDate(machine.created)
        .build();
  }
}
