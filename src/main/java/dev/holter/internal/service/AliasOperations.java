package dev.holter.internal.service;

import dev.holter.internal.service.Pages.Page;
import dev.holter.internal.service.core.Alias;
import dev.holter.internal.service.core.Arns;
import dev.holter.internal.service.core.Constraints;
import dev.holter.internal.service.core.Core;
import dev.holter.internal.service.core.MachineRegistry;
import dev.holter.internal.service.core.MachineRegistry.StateMachineRecord;
import dev.holter.internal.service.core.Quotas;
import dev.holter.internal.service.core.ServiceErrors;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineAliasRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineAliasResponse;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineAliasRequest;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineAliasResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineAliasRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineAliasResponse;
import software.amazon.awssdk.services.sfn.model.ListStateMachineAliasesRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachineAliasesResponse;
import software.amazon.awssdk.services.sfn.model.RoutingConfigurationListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineAliasListItem;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineAliasRequest;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineAliasResponse;

/**
 * CreateStateMachineAlias, DescribeStateMachineAlias, UpdateStateMachineAlias,
 * ListStateMachineAliases, DeleteStateMachineAlias.
 */
final class AliasOperations {
  /** An alias, and the state machine that it belongs to. */
  private record Found(StateMachineRecord machine, Alias alias) {}

  private final Core core;
  private final MachineRegistry stateMachines;
  private final Routing routing;

  AliasOperations(Core core, MachineRegistry stateMachines) {
    this.core = core;
    this.stateMachines = stateMachines;
    this.routing = new Routing(stateMachines);
  }

  CreateStateMachineAliasResponse create(CreateStateMachineAliasRequest request) {
    Constraints constraints =
        new Constraints()
            .required(request.name(), "name")
            .aliasName(request.name(), "name")
            .description(request.description(), "description")
            .required(routes(request), "routingConfiguration");
    Routing.check(constraints, request.routingConfiguration()).check();
    StateMachineRecord machine = routing.machine(request.routingConfiguration());
    requireActive(machine);
    String arn = machine.arn + ":" + request.name();
    Alias alias = machine.aliases.find(arn);
    if (alias == null) {
      requireRoom(machine);
      alias = alias(arn, request);
      machine.aliases.put(alias);
    } else if (!Objects.equals(alias.description(), request.description())
        || !alias.routes().equals(request.routingConfiguration())) {
      throw ServiceErrors.otherAlias();
    }
    return CreateStateMachineAliasResponse.builder()
        .stateMachineAliasArn(alias.arn())
        .creationDate(alias.created())
        .build();
  }

  private static @Nullable List<RoutingConfigurationListItem> routes(
      CreateStateMachineAliasRequest request) {
    return request.hasRoutingConfiguration() ? request.routingConfiguration() : null;
  }

  private Alias alias(String arn, CreateStateMachineAliasRequest request) {
    return new Alias(
        arn,
        request.name(),
        request.description(),
        List.copyOf(request.routingConfiguration()),
        core.now(),
        core.now());
  }

  private static void requireRoom(StateMachineRecord machine) {
    if (machine.aliases.size() >= Quotas.ALIASES) {
      throw ServiceErrors.tooMany("aliases", machine.arn, Quotas.ALIASES);
    }
  }

  private static void requireActive(StateMachineRecord machine) {
    if (machine.isDeleting()) {
      throw ServiceErrors.stateMachineDeleting(machine.arn);
    }
  }

  DescribeStateMachineAliasResponse describe(DescribeStateMachineAliasRequest request) {
    Alias alias = require(request.stateMachineAliasArn()).alias;
    return DescribeStateMachineAliasResponse.builder()
        .stateMachineAliasArn(alias.arn())
        .name(alias.name())
        .description(alias.description())
        .routingConfiguration(alias.routes())
        .creationDate(alias.created())
        .updateDate(alias.updated())
        .build();
  }

  UpdateStateMachineAliasResponse update(UpdateStateMachineAliasRequest request) {
    Constraints constraints = new Constraints();
    constraints.description(request.description(), "description");
    if (request.hasRoutingConfiguration()) {
      Routing.check(constraints, request.routingConfiguration());
    }
    constraints.check();
    Found found = require(request.stateMachineAliasArn());
    Alias old = found.alias;
    requireActive(found.machine);
    if (request.description() == null && !request.hasRoutingConfiguration()) {
      throw ServiceErrors.nothingToUpdate();
    }
    List<RoutingConfigurationListItem> routes = old.routes();
    if (request.hasRoutingConfiguration()) {
      routes = List.copyOf(request.routingConfiguration());
      if (routing.machine(routes) != found.machine) {
        throw ServiceErrors.noSuchResource();
      }
    }
    String description = request.description() != null ? request.description() : old.description();
    found.machine.aliases.put(
        new Alias(old.arn(), old.name(), description, routes, old.created(), core.now()));
    return UpdateStateMachineAliasResponse.builder().updateDate(core.now()).build();
  }

  DeleteStateMachineAliasResponse delete(DeleteStateMachineAliasRequest request) {
    // AWS was seen to answer without an error for an alias that does not exist.
    find(request.stateMachineAliasArn())
        .ifPresent(found -> found.machine.aliases.remove(found.alias));
    return DeleteStateMachineAliasResponse.builder().build();
  }

  private Found require(@Nullable String arn) {
    return find(arn).orElseThrow(ServiceErrors::noSuchResource);
  }

  private Optional<Found> find(@Nullable String arn) {
    new Constraints().arn(arn, "stateMachineAliasArn").check();
    String given = Objects.requireNonNull(arn);
    Arns.requireQualified(given);
    StateMachineRecord machine = stateMachines.find(Arns.unqualified(given));
    Alias alias = machine == null ? null : machine.aliases.find(given);
    return machine == null || alias == null
        ? Optional.empty()
        : Optional.of(new Found(machine, alias));
  }

  /**
   * Lists aliases in the order in which AWS was seen to list them. Given the ARN of a version, it
   * lists those that lead to it.
   */
  ListStateMachineAliasesResponse list(ListStateMachineAliasesRequest request) {
    String arn = request.stateMachineArn();
    new Constraints()
        .arn(arn, "stateMachineArn")
        .page(request.maxResults(), request.nextToken())
        .check();
    StateMachineRecord machine = stateMachines.qualified(arn).machine();
    List<Alias> aliases =
        arn.equals(machine.arn) ? machine.aliases.all() : machine.aliases.leadingTo(arn);
    Page<StateMachineAliasListItem> page =
        new Pages(core)
            .of(
                aliases.stream().map(AliasOperations::item).toList(),
                request.maxResults(),
                request.nextToken(),
                "aliases of " + arn);
    return ListStateMachineAliasesResponse.builder()
        .stateMachineAliases(page.items())
        .nextToken(page.next())
        .build();
  }

  private static StateMachineAliasListItem item(Alias alias) {
    return StateMachineAliasListItem.builder()
        .stateMachineAliasArn(alias.arn())
        .creationDate(alias.created())
        .build();
  }
}
