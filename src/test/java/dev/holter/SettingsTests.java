package dev.holter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.holter.time.HeldTimeException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import software.amazon.awssdk.services.sfn.SfnClient;

class SettingsTests {

  @Test
  void the_start_region_and_account_are_as_given() {
    Fixtures.run(GivenTestCases.class).pass(1);
  }

  @StepFunctionsTest(
      start = "2024-02-29T23:59:59.5Z",
      region = "us-gov-west-1",
      account = "000000000001")
  static class GivenTestCases {
    @Test
    void are_seen(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      String arn = client.createActivity(r -> r.name("a")).activityArn();
      assertThat(arn).isEqualTo("arn:aws-us-gov:states:us-gov-west-1:000000000001:activity:a");
      assertThat(client.describeActivity(r -> r.activityArn(arn)).creationDate())
          .isEqualTo(clock.instant())
          .isEqualTo(Instant.parse("2024-02-29T23:59:59.500Z"));
      assertThat(stepFunctions.account()).isEqualTo("000000000001");
    }
  }

  @Test
  void a_loop_ends_with_the_event_budget() {
    Fixtures.run(LoopTestCases.class)
        .fail()
        .hasMessage(
            "The executions of this test have written 1000 events, all that it allows; execution"
                + " [e] of state machine [loop] is running and has entered state [A] 250 times,"
                + " state [B] 250 times. If a loop never ends, give it an end; if the test needs"
                + " more, raise @StepFunctionsTest(eventBudget = 2000)");
  }

  @StepFunctionsTest(eventBudget = 1000)
  static class LoopTestCases {
    @Test
    void loops(FakeStepFunctions stepFunctions, SfnClient client) {
      String arn =
          stepFunctions.createStateMachine(
              "loop",
              """
              {"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"},\
              "B":{"Type":"Choice","Choices":[{"Variable":"$.x",\
              "IsPresent":true,"Next":"C"}],"Default":"A"},\
              "C":{"Type":"Succeed"}}}\
              """);
      client.startExecution(r -> r.stateMachineArn(arn).name("e"));
    }
  }

  @Test
  void the_same_seed_gives_the_same_tokens_and_another_seed_others() {
    Fixtures.run(SeedTestCases.class).pass(3);
    assertThat(SeedTestCases.FIRST.get()).isNotEmpty().isEqualTo(SeedTestCases.SECOND.get());
    assertThat(SeedTestCases.OTHER.get()).isNotEmpty().isNotEqualTo(SeedTestCases.FIRST.get());
  }

  @StepFunctionsTest
  static class SeedTestCases {
    static final AtomicReference<String> FIRST = new AtomicReference<>("");
    static final AtomicReference<String> SECOND = new AtomicReference<>("");
    static final AtomicReference<String> OTHER = new AtomicReference<>("");

    @Test
    void first(FakeStepFunctions stepFunctions) {
      FIRST.set(token(stepFunctions));
    }

    @Test
    @StepFunctionsTest(seed = 0)
    void second(FakeStepFunctions stepFunctions) {
      SECOND.set(token(stepFunctions));
    }

    @Test
    @StepFunctionsTest(seed = 1)
    void other(FakeStepFunctions stepFunctions) {
      OTHER.set(token(stepFunctions));
    }

    private static String token(FakeStepFunctions stepFunctions) {
      return stepFunctions
          .scheduleTask(TaskDefinition.callback("sqs:sendMessage"))
          .taskToken()
          .orElseThrow();
    }
  }

  @Test
  void clients_go_over_http_where_the_test_says_so() {
    Fixtures.run(HttpTestCases.class).pass(2);
  }

  @StepFunctionsTest(transport = Transport.HTTP)
  static class HttpTestCases {
    @Test
    void over_http(FakeStepFunctions stepFunctions, SfnClient client) {
      assertThat(client.serviceClientConfiguration().endpointOverride())
          .contains(stepFunctions.endpoint());
      assertThat(client.createActivity(r -> r.name("a")).activityArn())
          .isEqualTo(stepFunctions.activityArn("a"));
    }

    @Test
    @StepFunctionsTest
    void in_process(SfnClient client) {
      assertThat(client.serviceClientConfiguration().endpointOverride())
          .contains(URI.create("http://holter.in-process"));
    }
  }

  @Test
  void the_watchdogs_limit_is_as_given() {
    Fixtures.run(WatchdogTestCases.class).pass(1);
  }

  @StepFunctionsTest(agent = false, watchdog = "PT0.05S")
  static class WatchdogTestCases {
    @Test
    void is_short(FakeStepFunctions stepFunctions, VirtualClock clock) {
      CountDownLatch never = new CountDownLatch(1);
      assertThatThrownBy(() -> stepFunctions.runScript(never::await))
          .isExactlyInstanceOf(HeldTimeException.class)
          .hasMessageStartingWith(
              "Virtual time stands still at [2025-01-01T00:00:00Z]: nothing happened for PT0.05S");
    }
  }

  @Test
  void nonsense_in_the_annotation_is_refused_before_anything_is_made() {
    assertThat(Fixtures.run(NonsenseTestCases.class).failures(6))
        .allSatisfy(
            failure ->
                assertThat(failure).isExactlyInstanceOf(ExtensionConfigurationException.class))
        .extracting(Throwable::getMessage)
        .containsExactlyInAnyOrder(
            "@StepFunctionsTest has start [yesterday]: expected an ISO-8601 instant such as"
                + " 2024-02-29T00:00:00Z",
            "@StepFunctionsTest has region [US East]: expected a region's name such as us-east-1",
            "@StepFunctionsTest has account [12]: expected twelve digits",
            "@StepFunctionsTest has watchdog [10s]: expected an ISO-8601 duration of more than"
                + " zero, such as PT30S",
            "@StepFunctionsTest has watchdog [PT0S]: expected an ISO-8601 duration of more than"
                + " zero, such as PT30S",
            "@StepFunctionsTest has watchdog [PT-1S]: expected an ISO-8601 duration of more than"
                + " zero, such as PT30S");
  }

  static class NonsenseTestCases {
    @Test
    @StepFunctionsTest(start = "yesterday")
    void start() {}

    @Test
    @StepFunctionsTest(region = "US East")
    void region() {}

    @Test
    @StepFunctionsTest(account = "12")
    void account() {}

    @Test
    @StepFunctionsTest(watchdog = "10s")
    void watchdog() {}

    @Test
    @StepFunctionsTest(watchdog = "PT0S")
    void no_watchdog() {}

    @Test
    @StepFunctionsTest(watchdog = "PT-1S")
    void negative_watchdog() {}
  }

  @Test
  void nonsense_in_the_builder_is_refused() {
    assertThat(
            catchThrowable(() -> StepFunctionsExtension.builder().watchdog(Duration.ZERO).build()))
        .isExactlyInstanceOf(ExtensionConfigurationException.class)
        .hasMessage(
            "StepFunctionsExtension has watchdog [PT0S]: expected a duration of more than zero,"
                + " such as PT10S");
    assertThat(catchThrowable(() -> StepFunctionsExtension.builder().region("").build()))
        .hasMessage(
            "StepFunctionsExtension has region []: expected a region's name such as us-east-1");
    assertThat(catchThrowable(() -> StepFunctionsExtension.builder().account("a").build()))
        .hasMessage("StepFunctionsExtension has account [a]: expected twelve digits");
  }
}
