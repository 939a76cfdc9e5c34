package dev.holter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sfn.SfnClient;

class RegisteredExtensionTests {

  @Test
  void in_an_instance_field_it_makes_a_world_per_test() {
    Fixtures.run(InstanceTestCases.class).pass(5);
    assertThat(InstanceTestCases.CLOCKS).hasSize(5).doesNotHaveDuplicates();
  }

  static class InstanceTestCases {
    static final Queue<VirtualClock> CLOCKS = new ConcurrentLinkedQueue<>();

    @RegisterExtension
    final StepFunctionsExtension extension =
        StepFunctionsExtension.builder()
            .start(VirtualClock.DEFAULT_START.plusSeconds(5))
            .region("eu-central-1")
            .account("999999999999")
            .seed(7)
            .transport(Transport.IN_PROCESS)
            .watchdog(Duration.ofSeconds(5))
            .build();

    @RepeatedTest(4)
    void has_its_own(FakeStepFunctions stepFunctions, VirtualClock clock) {
      CLOCKS.add(clock);
      assertThat(extension.stepFunctions()).isSameAs(stepFunctions);
      assertThat(stepFunctions.activityArn("a"))
          .isEqualTo("arn:aws:states:eu-central-1:999999999999:activity:a");
      clock.advanceBy(Duration.ofSeconds(1));
      assertThat(clock.instant()).isEqualTo(VirtualClock.DEFAULT_START.plusSeconds(6));
    }

    @Nested
    class Inner {
      @Test
      void has_its_own(VirtualClock clock) {
        CLOCKS.add(clock);
        assertThat(clock.elapsed()).isZero();
      }
    }
  }

  @Test
  void in_a_static_field_it_makes_a_world_per_class() {
    Fixtures.run(StaticTestCases.class).pass(8);
    assertThat(StaticTestCases.CLOCKS).hasSize(10).containsOnly(StaticTestCases.CLOCKS.peek());
    assertThat(StaticTestCases.elapsed).isEqualTo(Duration.ofSeconds(8));
  }

  static class StaticTestCases {
    static final Queue<VirtualClock> CLOCKS = new ConcurrentLinkedQueue<>();
    static Duration elapsed = Duration.ZERO;

    @RegisterExtension
    static final StepFunctionsExtension EXTENSION = StepFunctionsExtension.builder().build();

    @BeforeAll
    static void before(VirtualClock clock) {
      CLOCKS.add(clock);
    }

    @RepeatedTest(6)
    void shares_it_one_after_the_other(VirtualClock clock) {
      CLOCKS.add(clock);
      Duration before = clock.elapsed();
      clock.advanceBy(Duration.ofSeconds(1));
      assertThat(clock.elapsed()).isEqualTo(before.plusSeconds(1));
    }

    @Nested
    class Inner {
      @RepeatedTest(2)
      void shares_it(VirtualClock clock) {
        CLOCKS.add(clock);
        clock.advanceBy(Duration.ofSeconds(1));
      }
    }

    @AfterAll
    static void after(VirtualClock clock) {
      CLOCKS.add(clock);
      elapsed = clock.elapsed();
    }
  }

  @Test
  void the_constructor_of_the_one_instance_may_take_the_classs_world() {
    Fixtures.run(PerClassTestCases.class).pass(2);
  }

  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class PerClassTestCases {
    @RegisterExtension
    static final StepFunctionsExtension EXTENSION = StepFunctionsExtension.builder().build();

    private final FakeStepFunctions given;

    PerClassTestCases(FakeStepFunctions stepFunctions) {
      given = stepFunctions;
    }

    @RepeatedTest(2)
    void is_the_same(FakeStepFunctions stepFunctions) {
      assertThat(stepFunctions).isSameAs(given).isSameAs(EXTENSION.stepFunctions());
    }
  }

  @Test
  void a_class_may_register_two() {
    Fixtures.run(TwoTestCases.class).pass(1);
  }

  static class TwoTestCases {
    @RegisterExtension
    final StepFunctionsExtension first = StepFunctionsExtension.builder().build();

    @RegisterExtension
    final StepFunctionsExtension second =
        StepFunctionsExtension.builder().region("eu-west-1").build();

    @Test
    void are_apart() {
      assertThat(first.stepFunctions().region()).isEqualTo("us-east-1");
      assertThat(second.stepFunctions().region()).isEqualTo("eu-west-1");
      first.stepFunctions().clock().advanceBy(Duration.ofHours(1));
      assertThat(second.stepFunctions().clock().elapsed()).isZero();
      SfnClient client = second.stepFunctions().client();
      client.createActivity(r -> r.name("a"));
      assertThat(first.stepFunctions().client().listActivities(r -> {}).activities()).isEmpty();
      assertThat(client.listActivities(r -> {}).activities()).hasSize(1);
    }
  }

  @Test
  void outside_of_a_test_there_is_no_world() {
    StepFunctionsExtension extension = StepFunctionsExtension.builder().build();

    assertThatThrownBy(extension::stepFunctions)
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage(
            "[stepFunctions()] was called while [0] worlds of this extension are open: call it in"
                + " a test or a lifecycle method; where tests run at once, let the test method take"
                + " a FakeStepFunctions");
  }

  @Test
  void a_method_brings_its_state_machine_into_the_classs_world() {
    Fixtures.run(MachineTestCases.class).pass(4);
  }

  @StateMachine("first.asl.json")
  static class MachineTestCases {
    @RegisterExtension
    static final StepFunctionsExtension EXTENSION = StepFunctionsExtension.builder().build();

    @RepeatedTest(3)
    @StateMachine("second.asl.json")
    void starts_both(FakeStepFunctions stepFunctions) {
      assertThat(stepFunctions.startExecution("first", "{}").stateMachineArn()).endsWith(":first");
      assertThat(stepFunctions.startExecution("second", "{}").stateMachineArn())
          .endsWith(":second");
    }

    @Nested
    @StateMachine("/dev/holter/elsewhere/third.asl.json")
    class Inner {
      @Test
      void starts_it(FakeStepFunctions stepFunctions) {
        stepFunctions.startExecution("third", "{}");
      }
    }
  }

  @Test
  void a_method_cannot_redirect_the_classs_world() {
    Fixtures.run(RedirectTestCases.class)
        .fail()
        .isExactlyInstanceOf(ExtensionConfigurationException.class)
        .hasMessage(
            "@RedirectDefaultClients is on one of several tests of [%s] that share a world: put it"
                + " on the class that registers the extension",
            RedirectTestCases.class.getName());
  }

  static class RedirectTestCases {
    @RegisterExtension
    static final StepFunctionsExtension EXTENSION = StepFunctionsExtension.builder().build();

    @Test
    @RedirectDefaultClients
    void asks() {}
  }
}
