package dev.holter.internal.service;

import dev.holter.internal.asl.Definition;
import dev.holter.internal.service.Pages.Page;
import dev.holter.internal.service.core.Constraints;
import dev.holter.internal.service.core.Core;
import dev.holter.internal.service.core.MachineRegistry;
import dev.holter.internal.service.core.MachineRegistry.StateMachineRecord;
import dev.holter.internal.service.core.Qualified;
import dev.holter.internal.service.core.Revision;
import dev.holter.internal.service.core.ServiceErrors;
import dev.holter.internal.service.core.Version;
import dev.holter.internal.service.run.Executions;
import java.util.Objects;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.EncryptionConfiguration;
import software.amazon.awssdk.services.sfn.model.IncludedData;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesResponse;
import software.amazon.awssdk.services.sfn.model.LoggingConfiguration;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineStatus;
import software.amazon.awssdk.services.sfn.model.TracingConfiguration;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineResponse;

/** UpdateStateMachine, DescribeStateMachine, ListStateMachines, DeleteStateMachine. */
final class StateMachineOperations {
  private final Core core;
  private final MachineRegistry stateMachines;
  private final Executions executions;
  private final Tags tags;

  StateMachineOperations(
      Core core, MachineRegistry stateMachines, Executions executions, Tags tags) {
    this.core = core;
    this.stateMachines = stateMachines;
    this.executions = executions;
    this.tags = tags;
  }

  UpdateStateMachineResponse update(UpdateStateMachineRequest request) {
    new Constraints()
        .arn(request.stateMachineArn(), "stateMachineArn")
        .definition(request.definition())
        .optionalArn(request.roleArn(), "roleArn")
        .description(request.versionDescription(), "versionDescription")
        .logging(request.loggingConfiguration())
        .encryption(request.encryptionConfiguration())
        .check();
    StateMachineRecord machine = stateMachines.require(request.stateMachineArn());
    if (changesNothing(request)) {
      throw ServiceErrors.missingRequiredParameter();
    }
    if (machine.isDeleting()) {
      throw ServiceErrors.stateMachineDeleting(machine.arn);
    }
    StateMachineRules.check(
        request.roleArn(),
        request.loggingConfiguration(),
        request.encryptionConfiguration(),
        request.publish(),
        request.versionDescription());
    Revision revision = revised(machine.revision(), request);
    Version version =
        Boolean.TRUE.equals(request.publish())
            ? machine.versions.publish(revision, request.versionDescription(), core.now())
            : null;
    machine.update(revision);
    return UpdateStateMachineResponse.builder()
        .stateMachineVersionArn(version == null ? null : version.arn())
        .updateDate(core.now())
        .revisionId(machine.revision().id())
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
        sameText
            ? old.definition()
            : StateMachineRules.parse(request.definition(), core.settings().scope(old.type()));
    String role = Objects.requireNonNullElse(request.roleArn(), old.roleArn());
    LoggingConfiguration logging =
        StateMachineRules.complete(
            Objects.requireNonNullElse(request.loggingConfiguration(), old.logging()));
    TracingConfiguration tracing =
        Objects.requireNonNullElse(request.tracingConfiguration(), old.tracing());
    EncryptionConfiguration encryption =
        Objects.requireNonNullElse(request.encryptionConfiguration(), old.encryption());
    if (sameText
        && role.equals(old.roleArn())
        && logging.equals(old.logging())
        && tracing.equals(old.tracing())
        && encryption.equals(old.encryption())) {
      return old;
    }
    return new Revision(
        old.stateMachineArn(),
        old.name(),
        old.type(),
        definition,
        role,
        logging,
        tracing,
        encryption,
        core.tokens().uuid(),
        core.now());
  }

  DescribeStateMachineResponse describe(DescribeStateMachineRequest request) {
    new Constraints()
        .arn(request.stateMachineArn(), "stateMachineArn")
        .included(request.includedData(), request.includedDataAsString())
        .check();
    Qualified qualified = stateMachines.qualified(request.stateMachineArn());
    StateMachineRecord machine = qualified.machine();
    Version version = qualified.version();
    if (qualified.alias() != null) {
      throw ServiceErrors.stateMachineDoesNotExist(request.stateMachineArn());
    }
    Revision revision = version == null ? machine.revision() : version.revision();
    boolean data = request.includedData() != IncludedData.METADATA_ONLY;
    return DescribeStateMachineResponse.builder()
        .stateMachineArn(request.stateMachineArn())
        .name(machine.name)
        .description(version == null ? null : version.description())
        .status(machine.isDeleting() ? StateMachineStatus.DELETING : StateMachineStatus.ACTIVE)
        .definition(data ? revision.definition().text() : null)
        .roleArn(revision.roleArn())
        .type(revision.type())
        .creationDate(version == null ? machine.created : version.created())
        .loggingConfiguration(revision.logging())
        .tracingConfiguration(revision.tracing())
        .encryptionConfiguration(revision.encryption())
        .revisionId(revision.id())
        .variableReferences(revision.variableReferences())
        .build();
  }

  ListStateMachinesResponse list(ListStateMachinesRequest request) {
    new Constraints().page(request.maxResults(), request.nextToken()).check();
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
        .type(machine.revision().type())
        .creationDate(machine.created)
        .build();
  }

  DeleteStateMachineResponse delete(DeleteStateMachineRequest request) {
    new Constraints().arn(request.stateMachineArn(), "stateMachineArn").check();
    StateMachineRecord machine = stateMachines.findStateMachine(request.stateMachineArn());
    if (machine != null) {
      machine.beginDeleting();
      tags.forget(machine.arn);
      if (!executions.anyRunning(machine.arn)) {
        stateMachines.remove(machine.arn);
      }
    }
    return DeleteStateMachineResponse.builder().build();
  }
}
