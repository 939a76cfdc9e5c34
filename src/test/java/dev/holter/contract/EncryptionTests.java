package dev.holter.contract;

import static dev.holter.contract.Machines.PREFIX;
import static dev.holter.contract.Machines.ROLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.StepFunctionsTest;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.EncryptionConfiguration;
import software.amazon.awssdk.services.sfn.model.EncryptionType;
import software.amazon.awssdk.services.sfn.model.IncludedData;

/** What is said of the key that a state machine is encrypted with. AWS documents it. */
@StepFunctionsTest
class EncryptionTests {
  private static final String MACHINE = PREFIX + "stateMachine:m";
  private static final EncryptionConfiguration OWN = key("k");
  private static final EncryptionConfiguration NONE = key(null);

  private final SfnClient client;

  EncryptionTests(SfnClient client) {
    this.client = client;
  }

  private static EncryptionConfiguration key(String id) {
    return EncryptionConfiguration.builder()
        .type(EncryptionType.CUSTOMER_MANAGED_KMS_KEY)
        .kmsKeyId(id)
        .build();
  }

  private String create(Consumer<CreateStateMachineRequest.Builder> more) {
    return Told.error(
        () ->
            client.createStateMachine(
                r -> {
                  r.name("m").definition(Machines.PASS).roleArn(ROLE);
                  more.accept(r);
                }));
  }

  private String start() {
    return client.startExecution(r -> r.stateMachineArn(MACHINE)).executionArn();
  }

  private EncryptionConfiguration described() {
    return client.describeStateMachine(r -> r.stateMachineArn(MACHINE)).encryptionConfiguration();
  }

  @Test
  void a_state_machine_and_its_executions_tell_of_their_key() {
    assertThat(create(r -> r.encryptionConfiguration(OWN))).isEqualTo("none");
    String execution = start();

    client.updateStateMachine(
        r -> r.stateMachineArn(MACHINE).encryptionConfiguration(e -> e.type("AWS_OWNED_KEY")));

    assertThat(described().type()).isEqualTo(EncryptionType.AWS_OWNED_KEY);
    assertThat(
            client
                .describeStateMachineForExecution(r -> r.executionArn(execution))
                .encryptionConfiguration())
        .isEqualTo(OWN);
  }

  @Test
  void an_update_without_a_key_keeps_it() {
    create(r -> r.encryptionConfiguration(OWN));

    client.updateStateMachine(r -> r.stateMachineArn(MACHINE).roleArn(ROLE + "2"));

    assertThat(described()).isEqualTo(OWN);
  }

  @Test
  void another_key_is_another_state_machine() {
    create(r -> r.encryptionConfiguration(OWN));

    assertThat(create(r -> r.encryptionConfiguration(OWN))).isEqualTo("none");
    assertThat(create(r -> {}))
        .isEqualTo("StateMachineAlreadyExists 400 State Machine Already Exists: '" + MACHINE + "'");
  }

  /** The error is documented, its words are ours. */
  @Test
  void a_key_of_ones_own_has_a_name() {
    String expected =
        "InvalidEncryptionConfiguration 400 Invalid Encryption Configuration: kmsKeyId must be"
            + " specified with CUSTOMER_MANAGED_KMS_KEY";

    assertThat(create(r -> r.encryptionConfiguration(NONE))).isEqualTo(expected);
    assertThat(
            Told.error(() -> client.createActivity(r -> r.name("a").encryptionConfiguration(NONE))))
        .isEqualTo(expected);
    create(r -> {});
    assertThat(
            Told.error(
                () ->
                    client.updateStateMachine(
                        r -> r.stateMachineArn(MACHINE).encryptionConfiguration(NONE))))
        .isEqualTo(expected);
    assertThat(described().type()).isEqualTo(EncryptionType.AWS_OWNED_KEY);
  }

  /** Who may not use the key leaves the definition out. */
  @Test
  void an_execution_tells_of_its_state_machine_without_the_definition() {
    create(r -> r.encryptionConfiguration(OWN));
    String execution = start();

    var told =
        client.describeStateMachineForExecution(
            r -> r.executionArn(execution).includedData(IncludedData.METADATA_ONLY));

    assertThat(told.definition()).isNull();
    assertThat(told.name()).isEqualTo("m");
  }
}
