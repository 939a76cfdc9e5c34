package dev.holter.contract;

import static dev.holter.contract.Machines.PASS;
import static dev.holter.contract.Machines.ROLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.StepFunctionsTest;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;

/** What activities, state machines and executions may be called; recorded for activities. */
@StepFunctionsTest
class NameRulesTests {
  private static final String FORBIDDEN =
      "<>{}[]?*\"#%\\^|~`$&,;:/ \t\n\u0000\u001f\u007f\u0080\u009f\ufffe\uffff\u00a0";

  private final SfnClient client;
  private final String machine;

  NameRulesTests(SfnClient client) {
    this.client = client;
    this.machine =
        client
            .createStateMachine(r -> r.name("machine").definition(PASS).roleArn(ROLE))
            .stateMachineArn();
  }

  /** The three operations that take a name, with this one. */
  private List<ThrowingCallable> naming(String name) {
    return List.of(
        () -> client.createActivity(r -> r.name(name)),
        () -> client.createStateMachine(r -> r.name(name).definition(PASS).roleArn(ROLE)),
        () -> client.startExecution(r -> r.stateMachineArn(machine).name(name)));
  }

  @Test
  void some_characters_are_forbidden() {
    List<String> names = new ArrayList<>();
    FORBIDDEN.codePoints().forEach(point -> names.add("a" + Character.toString(point) + "b"));
    names.add("a" + Character.toString(0x10FFFF));
    assertThat(names).hasSize(FORBIDDEN.length() + 1);

    for (String name : names) {
      for (ThrowingCallable call : naming(name)) {
        assertThat(Told.error(call)).isEqualTo("InvalidName 400 Invalid Name: '" + name + "'");
      }
    }
    assertThat(client.listActivities().activities()).isEmpty();
    assertThat(client.listStateMachines().stateMachines()).hasSize(1);
    assertThat(client.listExecutions(r -> r.stateMachineArn(machine)).executions()).isEmpty();
  }

  @Test
  void everything_else_is_allowed_up_to_eighty_characters() {
    for (String name :
        List.of("a", "a.b-c_d", "A1!", "größe", "名前", "😀", "(x)=+@'", "n".repeat(80))) {
      for (ThrowingCallable call : naming(name)) {
        assertThat(Told.error(call)).as(name).isEqualTo("none");
      }
    }
  }

  @Test
  void a_name_has_one_to_eighty_characters() {
    String long81 = "n".repeat(81);
    for (ThrowingCallable call : naming(long81)) {
      assertThat(Told.error(call))
          .isEqualTo(
              "ValidationException 400 1 validation error detected: Value '"
                  + long81
                  + "' at 'name' failed to satisfy constraint: Member must have length less than"
                  + " or equal to 80");
    }
    for (ThrowingCallable call : naming("")) {
      assertThat(Told.error(call))
          .isEqualTo(
              "ValidationException 400 1 validation error detected: Value '' at 'name' failed to"
                  + " satisfy constraint: Member must have length greater than or equal to 1");
    }
  }
}
