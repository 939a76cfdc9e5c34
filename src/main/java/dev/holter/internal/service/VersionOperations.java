package dev.holter.internal.service;

import dev.holter.internal.service.Pages.Page;
import dev.holter.internal.service.core.Alias;
import dev.holter.internal.service.core.Arns;
import dev.holter.internal.service.core.Constraints;
import dev.holter.internal.service.core.Core;
import dev.holter.internal.service.core.MachineRegistry;
import dev.holter.internal.service.core.MachineRegistry.StateMachineRecord;
import dev.holter.internal.service.core.ServiceErrors;
import dev.holter.internal.service.core.Version;
import java.util.List;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineVersionRequest;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineVersionResponse;
import software.amazon.awssdk.services.sfn.model.ListStateMachineVersionsRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachineVersionsResponse;
import software.amazon.awssdk.services.sfn.model.PublishStateMachineVersionRequest;
import software.amazon.awssdk.services.sfn.model.PublishStateMachineVersionResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineVersionListItem;

/** PublishStateMachineVersion, ListStateMachineVersions, DeleteStateMachineVersion. */
final class VersionOperations {
  /** The revision id of a state machine that was never updated. */
  private static final String INITIAL = "INITIAL";

  private final Core core;
  private final MachineRegistry stateMachines;

  VersionOperations(Core core, MachineRegistry stateMachines) {
    this.core = core;
    this.stateMachines = stateMachines;
  }

  PublishStateMachineVersionResponse publish(PublishStateMachineVersionRequest request) {
    new Constraints()
        .arn(request.stateMachineArn(), "stateMachineArn")
        .description(request.description(), "description")
        .check();
    StateMachineRecord machine = stateMachines.require(request.stateMachineArn());
    if (machine.isDeleting()) {
      throw ServiceErrors.stateMachineDeleting(machine.arn);
    }
    String current = machine.revision().id() == null ? INITIAL : machine.revision().id();
    if (request.revisionId() != null && !request.revisionId().equals(current)) {
      throw ServiceErrors.otherRevision(request.revisionId(), current);
    }
    Version version =
        machine.versions.publish(machine.revision(), request.description(), core.now());
    return PublishStateMachineVersionResponse.builder()
        .stateMachineVersionArn(version.arn())
        .creationDate(version.created())
        .build();
  }

  /**
   * Lists versions. A state machine that does not exist has none: the API model has no error for
   * that.
   */
  ListStateMachineVersionsResponse list(ListStateMachineVersionsRequest request) {
    new Constraints()
        .arn(request.stateMachineArn(), "stateMachineArn")
        .page(request.maxResults(), request.nextToken())
        .check();
    Arns.require(request.stateMachineArn(), "stateMachine");
    StateMachineRecord machine = stateMachines.find(request.stateMachineArn());
    List<Version> versions = machine == null ? List.of() : machine.versions.newestFirst();
    Page<StateMachineVersionListItem> page =
        new Pages(core)
            .of(
                versions.stream().map(VersionOperations::item).toList(),
                request.maxResults(),
                request.nextToken(),
                "versions of " + request.stateMachineArn());
    return ListStateMachineVersionsResponse.builder()
        .stateMachineVersions(page.items())
        .nextToken(page.next())
        .build();
  }

  private static StateMachineVersionListItem item(Version version) {
    return StateMachineVersionListItem.builder()
        .stateMachineVersionArn(version.arn())
        .creationDate(version.created())
        .build();
  }

  DeleteStateMachineVersionResponse delete(DeleteStateMachineVersionRequest request) {
    String arn = request.stateMachineVersionArn();
    new Constraints().arn(arn, "stateMachineVersionArn").check();
    Arns.requireQualified(arn);
    StateMachineRecord machine = stateMachines.find(Arns.unqualified(arn));
    Version version = machine == null ? null : machine.versions.find(arn);
    if (machine != null && version != null) {
      List<Alias> aliases = machine.aliases.leadingTo(arn);
      if (!aliases.isEmpty()) {
        throw ServiceErrors.versionInUse(aliases.stream().map(Alias::name).toList());
      }
      machine.versions.remove(version);
    }
    return DeleteStateMachineVersionResponse.builder().build();
  }
}
