package dev.holter.contract;

import static dev.holter.contract.Machines.PASS;
import static dev.holter.contract.Machines.PREFIX;
import static dev.holter.contract.Machines.ROLE;
import static dev.holter.contract.Machines.states;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;

/** Versions: published, listed, started, deleted. */
@StepFunctionsTest
class VersionTests {
  private static final String MACHINE = PREFIX + "stateMachine:m";
  private static final String OTHER = states("Q", "'Q':{'Type':'Pass','End':true}");

  private final FakeStepFunctions stepFunctions;
  private final SfnClient client;
  private final VirtualClock clock;

  VersionTests(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    this.stepFunctions = stepFunctions;
    this.client = client;
    this.clock = clock;
  }

  private String publish() {
    return client
        .publishStateMachineVersion(r -> r.stateMachineArn(MACHINE))
        .stateMachineVersionArn();
  }

  private List<String> versions() {
    return client
        .listStateMachineVersions(r -> r.stateMachineArn(MACHINE))
        .stateMachineVersions()
        .stream()
        .map(version -> version.stateMachineVersionArn().replace(MACHINE, ""))
        .toList();
  }

  // Recorded.
  @Test
  void a_revision_is_published_once() {
    stepFunctions.createStateMachine("m", PASS);

    assertThat(publish()).isEqualTo(MACHINE + ":1");
    assertThat(publish()).isEqualTo(MACHINE + ":1");
    assertThat(versions()).containsExactly(":1");
  }

  // Recorded: the number of a deleted version is not given again.
  @Test
  void versions_are_numbered_from_1_and_listed_newest_first() {
    stepFunctions.createStateMachine("m", PASS);
    publish();
    client.updateStateMachine(r -> r.stateMachineArn(MACHINE).definition(OTHER).publish(true));
    assertThat(versions()).containsExactly(":2", ":1");

    client.deleteStateMachineVersion(r -> r.stateMachineVersionArn(MACHINE + ":2"));
    client.deleteStateMachineVersion(r -> r.stateMachineVersionArn(MACHINE + ":2"));

    assertThat(publish()).isEqualTo(MACHINE + ":3");
    assertThat(versions()).containsExactly(":3", ":1");
  }

  // Recorded members.
  @Test
  void a_version_is_described_as_it_was_published() {
    clock.advanceBy(Duration.ofMinutes(1));
    var created =
        client.createStateMachine(
            r -> r.name("m").roleArn(ROLE).definition(PASS).publish(true).versionDescription("v"));
    client.updateStateMachine(r -> r.stateMachineArn(MACHINE).definition(OTHER));

    var version = client.describeStateMachine(r -> r.stateMachineArn(MACHINE + ":1"));

    assertThat(created.stateMachineVersionArn()).isEqualTo(MACHINE + ":1");
    assertThat(version.stateMachineArn()).isEqualTo(MACHINE + ":1");
    assertThat(version.name()).isEqualTo("m");
    assertThat(version.description()).isEqualTo("v");
    assertThat(version.definition()).isEqualTo(PASS);
    assertThat(version.revisionId()).isNull();
    assertThat(version.creationDate()).isEqualTo("2025-01-01T00:01:00Z");
    assertThat(client.describeStateMachine(r -> r.stateMachineArn(MACHINE)).description()).isNull();
  }

  // Recorded for the members; documented for what is run.
  @Test
  void an_execution_of_a_version_runs_what_was_published() {
    stepFunctions.createStateMachine("m", PASS);
    publish();
    client.updateStateMachine(r -> r.stateMachineArn(MACHINE).definition(OTHER));
    client.startExecution(r -> r.stateMachineArn(MACHINE).name("plain"));

    String arn =
        client.startExecution(r -> r.stateMachineArn(MACHINE + ":1").name("old")).executionArn();

    assertThat(Told.history(client, arn).subList(0, 2))
        .containsExactly(
            "1<0 ExecutionStarted {'input':'{}','roleArn':'"
                + ROLE
                + "','stateMachineVersionArn':'"
                + MACHINE
                + ":1'}",
            "2<0 PassStateEntered {'name':'P','input':'{}'}");
    var described = client.describeExecution(r -> r.executionArn(arn));
    assertThat(described.stateMachineArn()).isEqualTo(MACHINE);
    assertThat(described.stateMachineVersionArn()).isEqualTo(MACHINE + ":1");
    assertThat(described.stateMachineAliasArn()).isNull();
    assertThat(listed(MACHINE)).containsExactly("old " + MACHINE + ":1", "plain null");
    assertThat(listed(MACHINE + ":1")).containsExactly("old " + MACHINE + ":1");
  }

  private List<String> listed(String arn) {
    return client.listExecutions(r -> r.stateMachineArn(arn)).executions().stream()
        .map((ExecutionListItem one) -> one.name() + " " + one.stateMachineVersionArn())
        .toList();
  }

  // Recorded for the words; documented that INITIAL stands for no revision.
  @Test
  void a_version_is_published_only_of_the_revision_that_is_asked_for() {
    stepFunctions.createStateMachine("m", PASS);

    assertThat(
            Told.error(
                () ->
                    client.publishStateMachineVersion(
                        r -> r.stateMachineArn(MACHINE).revisionId("other"))))
        .isEqualTo(
            "ConflictException 409 Failed to publish the State Machine version for revision other."
                + " The current State Machine revision is INITIAL.");
    client.publishStateMachineVersion(r -> r.stateMachineArn(MACHINE).revisionId("INITIAL"));
    assertThat(versions()).containsExactly(":1");
  }

  // Recorded.
  @Test
  void a_version_is_not_updated_nor_described_when_it_does_not_exist() {
    stepFunctions.createStateMachine("m", PASS);
    publish();

    assertThat(
            Told.error(
                () ->
                    client.updateStateMachine(
                        r -> r.stateMachineArn(MACHINE + ":1").definition(OTHER))))
        .isEqualTo(
            "StateMachineDoesNotExist 400 State Machine Does Not Exist: '" + MACHINE + ":1'");
    assertThat(Told.error(() -> client.startExecution(r -> r.stateMachineArn(MACHINE + ":2"))))
        .isEqualTo(
            "StateMachineDoesNotExist 400 State Machine Does Not Exist: '" + MACHINE + ":2'");
    assertThat(
            Told.error(
                () -> client.publishStateMachineVersion(r -> r.stateMachineArn(MACHINE + "x"))))
        .isEqualTo("StateMachineDoesNotExist 400 State Machine Does Not Exist: '" + MACHINE + "x'");
  }

  // Recorded.
  @Test
  void a_description_needs_a_version() {
    stepFunctions.createStateMachine("m", PASS);

    assertThat(
            Told.error(
                () ->
                    client.updateStateMachine(
                        r -> r.stateMachineArn(MACHINE).definition(OTHER).versionDescription("v"))))
        .isEqualTo(
            "ValidationException 400 Version description can only be set when publish is true");
  }

  // The words were never sighted.
  @Test
  void only_versions_are_deleted_as_such() {
    stepFunctions.createStateMachine("m", PASS);

    assertThat(
            Told.error(
                () -> client.deleteStateMachineVersion(r -> r.stateMachineVersionArn(MACHINE))))
        .isEqualTo(
            "InvalidArn 400 Invalid Arn: 'Resource type not valid in this context: stateMachine'");
  }

  // Documented that publish and versionDescription are compared.
  @Test
  void creating_the_same_again_needs_the_same_version() {
    client.createStateMachine(
        r -> r.name("m").roleArn(ROLE).definition(PASS).publish(true).versionDescription("v"));

    assertThat(
            client
                .createStateMachine(
                    r ->
                        r.name("m")
                            .roleArn(ROLE)
                            .definition(PASS)
                            .publish(true)
                            .versionDescription("v"))
                .stateMachineVersionArn())
        .isEqualTo(MACHINE + ":1");
    assertThat(
            Told.error(
                () -> client.createStateMachine(r -> r.name("m").roleArn(ROLE).definition(PASS))))
        .isEqualTo("StateMachineAlreadyExists 400 State Machine Already Exists: '" + MACHINE + "'");
  }

  // The limit is documented; the words were never sighted.
  @Test
  void there_are_at_most_1000_versions() {
    stepFunctions.createStateMachine("m", PASS);
    for (int i = 1; i <= 1000; i++) {
      String role = ROLE + i;
      client.updateStateMachine(r -> r.stateMachineArn(MACHINE).roleArn(role).publish(true));
    }

    assertThat(
            Told.error(
                () ->
                    client.updateStateMachine(
                        r -> r.stateMachineArn(MACHINE).roleArn(ROLE).publish(true))))
        .isEqualTo(
            "ServiceQuotaExceededException 402 The state machine has 1000 versions already: '"
                + MACHINE
                + "'");
    assertThat(client.describeStateMachine(r -> r.stateMachineArn(MACHINE)).roleArn())
        .isEqualTo(ROLE + 1000);
  }
}
