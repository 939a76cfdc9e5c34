package dev.holter.contract;

import static dev.holter.Caught.catchThrowableOfType;
import static dev.holter.contract.Machines.PASS;
import static dev.holter.contract.Machines.PREFIX;
import static dev.holter.contract.Machines.ROLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ListStateMachineAliasesResponse;
import software.amazon.awssdk.services.sfn.model.RoutingConfigurationListItem;
import software.amazon.awssdk.services.sfn.model.ValidationException;

/** Aliases of a state machine with two versions. */
@StepFunctionsTest
class AliasTests {
  private static final String MACHINE = PREFIX + "stateMachine:m";
  private static final String PROD = MACHINE + ":prod";

  private final SfnClient client;
  private final VirtualClock clock;

  AliasTests(SfnClient client, VirtualClock clock) {
    this.client = client;
    this.clock = clock;
  }

  @BeforeEach
  void two_versions() {
    client.createStateMachine(r -> r.name("m").roleArn(ROLE).definition(PASS).publish(true));
    client.updateStateMachine(r -> r.stateMachineArn(MACHINE).roleArn(ROLE + "2").publish(true));
  }

  private static RoutingConfigurationListItem route(Object version, int weight) {
    return RoutingConfigurationListItem.builder()
        .stateMachineVersionArn(MACHINE + ":" + version)
        .weight(weight)
        .build();
  }

  private void create(String name, RoutingConfigurationListItem... routes) {
    client.createStateMachineAlias(r -> r.name(name).routingConfiguration(routes));
  }

  private String error(RoutingConfigurationListItem... routes) {
    return Told.error(() -> create("prod", routes));
  }

  private List<String> listed(String arn) {
    return names(client.listStateMachineAliases(r -> r.stateMachineArn(arn)));
  }

  private static List<String> names(ListStateMachineAliasesResponse page) {
    return page.stateMachineAliases().stream()
        .map(alias -> alias.stateMachineAliasArn().replace(MACHINE, ""))
        .toList();
  }

  // Recorded members.
  @Test
  void an_alias_is_described_as_it_was_last_updated() {
    client.createStateMachineAlias(
        r -> r.name("prod").description("d").routingConfiguration(route(1, 100)));
    clock.advanceBy(Duration.ofMinutes(1));

    var updated =
        client.updateStateMachineAlias(
            r -> r.stateMachineAliasArn(PROD).routingConfiguration(route(1, 90), route(2, 10)));

    assertThat(Told.answer(updated)).isEqualTo("{'updateDate':'2025-01-01T00:01:00Z'}");
    assertThat(Told.answer(client.describeStateMachineAlias(r -> r.stateMachineAliasArn(PROD))))
        .isEqualTo(
            "{'stateMachineAliasArn':'"
                + PROD
                + "','name':'prod','description':'d','routingConfiguration':["
                + "{'stateMachineVersionArn':'"
                + MACHINE
                + ":1','weight':90},{'stateMachineVersionArn':'"
                + MACHINE
                + ":2','weight':10}],'creationDate':'2025-01-01T00:00:00Z',"
                + "'updateDate':'2025-01-01T00:01:00Z'}");
  }

  @Test
  void an_update_of_the_description_keeps_the_routes() {
    create("prod", route(2, 100));

    client.updateStateMachineAlias(r -> r.stateMachineAliasArn(PROD).description("e"));

    var described = client.describeStateMachineAlias(r -> r.stateMachineAliasArn(PROD));
    assertThat(described.description()).isEqualTo("e");
    assertThat(described.routingConfiguration()).containsExactly(route(2, 100));
  }

  // Recorded order of aliases; documented that a version's ARN lists those that lead to it.
  @Test
  void aliases_are_listed_by_machine_and_by_version() {
    create("prod", route(1, 100));
    create("beta", route(1, 50), route(2, 50));

    assertThat(listed(MACHINE)).containsExactly(":beta", ":prod");
    assertThat(listed(MACHINE + ":2")).containsExactly(":beta");
    var page = client.listStateMachineAliases(r -> r.stateMachineArn(MACHINE).maxResults(1));
    assertThat(names(page)).containsExactly(":beta");
    assertThat(
            names(
                client.listStateMachineAliases(
                    r -> r.stateMachineArn(MACHINE).nextToken(page.nextToken()))))
        .containsExactly(":prod");
    client.deleteStateMachineAlias(r -> r.stateMachineAliasArn(PROD));
    assertThat(listed(MACHINE)).containsExactly(":beta");
    assertThat(Told.error(() -> listed(MACHINE + "x")))
        .isEqualTo("StateMachineDoesNotExist 400 State Machine Does Not Exist: '" + MACHINE + "x'");
  }

  // Documented.
  @Test
  void an_execution_by_alias_runs_the_version_that_the_alias_leads_to() {
    create("prod", route(1, 100));

    String arn = client.startExecution(r -> r.stateMachineArn(PROD).name("e")).executionArn();

    assertThat(Told.history(client, arn).get(0))
        .isEqualTo(
            "1<0 ExecutionStarted {'input':'{}','roleArn':'"
                + ROLE
                + "','stateMachineAliasArn':'"
                + PROD
                + "','stateMachineVersionArn':'"
                + MACHINE
                + ":1'}");
    var described = client.describeExecution(r -> r.executionArn(arn));
    assertThat(described.stateMachineArn()).isEqualTo(MACHINE);
    assertThat(described.stateMachineVersionArn()).isEqualTo(MACHINE + ":1");
    assertThat(described.stateMachineAliasArn()).isEqualTo(PROD);
    assertThat(client.listExecutions(r -> r.stateMachineArn(PROD)).executions())
        .singleElement()
        .satisfies(one -> assertThat(one.stateMachineAliasArn()).isEqualTo(PROD));
    assertThat(client.listExecutions(r -> r.stateMachineArn(MACHINE + ":1")).executions())
        .hasSize(1);
    assertThat(client.listExecutions(r -> r.stateMachineArn(MACHINE + ":2")).executions())
        .isEmpty();
  }

  // The draws come from the world's seed, so that the numbers are the same in each run.
  @Test
  void executions_are_shared_out_by_weight() {
    create("prod", route(1, 80), route(2, 20));

    List<String> started = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      String arn = client.startExecution(r -> r.stateMachineArn(PROD)).executionArn();
      started.add(client.describeExecution(r -> r.executionArn(arn)).stateMachineVersionArn());
    }

    assertThat(started).containsOnly(MACHINE + ":1", MACHINE + ":2");
    assertThat(started.stream().filter((MACHINE + ":2")::equals).count()).isBetween(25L, 55L);
  }

  @Test
  void a_weight_of_zero_is_never_drawn() {
    create("prod", route(1, 0), route(2, 100));

    for (int i = 0; i < 50; i++) {
      client.startExecution(r -> r.stateMachineArn(PROD));
    }

    assertThat(client.listExecutions(r -> r.stateMachineArn(MACHINE + ":2")).executions())
        .hasSize(50);
  }

  // Recorded.
  @Test
  void a_version_that_an_alias_leads_to_is_not_deleted() {
    create("prod", route(1, 50), route(2, 50));
    create("beta", route(1, 100));

    assertThat(
            Told.error(
                () ->
                    client.deleteStateMachineVersion(
                        r -> r.stateMachineVersionArn(MACHINE + ":1"))))
        .isEqualTo(
            "ConflictException 409 Version to be deleted must not be referenced by an alias."
                + " Current list of aliases referencing this version: [beta, prod]");
  }

  // Recorded.
  @Test
  void an_alias_is_created_again_only_as_it_is() {
    create("prod", route(1, 100));
    create("prod", route(1, 100));

    assertThat(error(route(2, 100)))
        .isEqualTo(
            "ConflictException 409 Failed to create alias because an alias with the same name and a"
                + " different routing configuration already exists.");
    assertThat(
            client
                .describeStateMachineAlias(r -> r.stateMachineAliasArn(PROD))
                .routingConfiguration())
        .containsExactly(route(1, 100));
  }

  // Seen by others on AWS.
  @Test
  void routes_that_do_not_fit() {
    assertThat(error(route(1, 50), route(2, 20)))
        .isEqualTo(
            "ValidationException 400 Sum of routing configuration weights must equal 100."
                + " Received: [50, 20]");
    assertThat(error(route(1, 50), route(1, 50)))
        .isEqualTo(
            "ValidationException 400 Routing configuration must contain distinct state machine"
                + " version ARNs. Received: ["
                + (MACHINE + ":1, " + MACHINE + ":1]"));
    assertThat(error(route("beta", 100)))
        .isEqualTo(
            "ValidationException 400 Routing configuration must contain state machine version"
                + " ARNs. Received: ["
                + MACHINE
                + ":beta]");
    assertThat(error(route(1, 101)))
        .isEqualTo(
            "ValidationException 400 1 validation error detected: Value '101' at"
                + " 'routingConfiguration.1.member.weight' failed to satisfy constraint: Member"
                + " must have value less than or equal to 100");
    assertThat(error(route(1, 50), route(2, 30), route(3, 20)))
        .startsWith(
            "ValidationException 400 1 validation error detected: Value"
                + " '[RoutingConfigurationListItem(stateMachineVersionArn="
                + MACHINE
                + ":1, weight=50), ")
        .endsWith(
            "at 'routingConfiguration' failed to satisfy constraint: Member must have length less"
                + " than or equal to 2");
    assertThat(error(route(3, 100)))
        .isEqualTo("ResourceNotFound 404 Request references a resource that does not exist.");
    assertThat(listed(MACHINE)).isEmpty();
  }

  // Documented.
  @Test
  void an_error_about_routes_says_that_it_is_one() {
    ValidationException refused =
        catchThrowableOfType(ValidationException.class, () -> create("prod", route(1, 99)));

    assertThat(refused.reasonAsString()).isEqualTo("INVALID_ROUTING_CONFIGURATION");
  }

  // The words were never sighted.
  @Test
  void routes_lead_to_one_state_machine() {
    client.createStateMachine(r -> r.name("n").roleArn(ROLE).definition(PASS).publish(true));
    RoutingConfigurationListItem other =
        RoutingConfigurationListItem.builder()
            .stateMachineVersionArn(PREFIX + "stateMachine:n:1")
            .weight(50)
            .build();

    assertThat(error(route(1, 50), other))
        .isEqualTo(
            "ValidationException 400 Routing configuration must contain versions of one state"
                + " machine. Received: ["
                + MACHINE
                + ":1, "
                + PREFIX
                + "stateMachine:n:1]");
    create("prod", route(1, 100));
    assertThat(
            Told.error(
                () ->
                    client.updateStateMachineAlias(
                        r ->
                            r.stateMachineAliasArn(PROD)
                                .routingConfiguration(other.toBuilder().weight(100).build()))))
        .isEqualTo("ResourceNotFound 404 Request references a resource that does not exist.");
  }

  // Recorded pattern, which keeps names apart from numbers.
  @Test
  void a_name_that_could_be_a_version() {
    assertThat(Told.error(() -> create("12", route(1, 100))))
        .isEqualTo(
            "ValidationException 400 1 validation error detected: Value '12' at 'name' failed to"
                + " satisfy constraint: Member must satisfy regular expression pattern:"
                + " ^(?=.*[a-zA-Z_\\-\\.])[a-zA-Z0-9_\\-\\.]+$");
  }

  // Recorded.
  @Test
  void an_alias_that_does_not_exist() {
    String missing = "ResourceNotFound 404 Request references a resource that does not exist.";

    assertThat(
            Told.error(() -> client.describeStateMachineAlias(r -> r.stateMachineAliasArn(PROD))))
        .isEqualTo(missing);
    assertThat(Told.error(() -> client.deleteStateMachineAlias(r -> r.stateMachineAliasArn(PROD))))
        .isEqualTo("none");
    assertThat(
            Told.error(
                () ->
                    client.updateStateMachineAlias(
                        r -> r.stateMachineAliasArn(PROD).description("d"))))
        .isEqualTo(missing);
    assertThat(Told.error(() -> client.startExecution(r -> r.stateMachineArn(PROD))))
        .isEqualTo("StateMachineDoesNotExist 400 State Machine Does Not Exist: '" + PROD + "'");
  }

  // The words were never sighted.
  @Test
  void an_update_needs_something_to_change() {
    create("prod", route(1, 100));

    assertThat(Told.error(() -> client.updateStateMachineAlias(r -> r.stateMachineAliasArn(PROD))))
        .isEqualTo(
            "ValidationException 400 Either the description or the routing configuration must be"
                + " specified");
  }

  // The limit is documented; the words were never sighted.
  @Test
  void there_are_at_most_100_aliases() {
    for (int i = 0; i < 100; i++) {
      create("a" + i, route(1, 100));
    }

    assertThat(error(route(1, 100)))
        .isEqualTo(
            "ServiceQuotaExceededException 402 The state machine has 100 aliases already: '"
                + MACHINE
                + "'");
  }

  // Documented.
  @Test
  void versions_and_aliases_go_with_their_state_machine() {
    create("prod", route(1, 100));

    client.deleteStateMachine(r -> r.stateMachineArn(MACHINE));

    assertThat(Told.error(() -> client.startExecution(r -> r.stateMachineArn(PROD))))
        .isEqualTo("StateMachineDoesNotExist 400 State Machine Does Not Exist: '" + PROD + "'");
    assertThat(client.listStateMachineVersions(r -> r.stateMachineArn(MACHINE)))
        .satisfies(answer -> assertThat(answer.stateMachineVersions()).isEmpty());
  }
}
