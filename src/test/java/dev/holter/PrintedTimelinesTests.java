package dev.holter;

import static dev.holter.TaskDefinition.activity;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The console belongs to the whole JVM. */
@Isolated
class PrintedTimelinesTests {

  @Test
  void every_task_of_a_test_is_printed_after_it() {
    assertThat(printed(BeatingTestCases.class, "true"))
        .isEqualToNormalizingNewlines(
            """

            BeatingTestCases.two_tasks

            Task #1, token ...lruC, activity thumbnails, execution e220a839-7b1d-4daf-ae78-9e6aa1b965f4, HeartbeatSeconds 60
              00:00:00.000  scheduled
              00:00:00.000  started by holter
              00:00:20.000  SendTaskHeartbeat 1        gap PT20S  margin PT40S
              00:00:20.000  now                        gap PT0S
              00:01:20.000  HeartbeatSeconds deadline  in PT1M

            Task #1, no token, activity uploads, execution f4a578dc-cbc8-4656-bfde-aed9a17b3c8f
              00:00:00.000  scheduled
              00:00:20.000  now  waits for a worker

            """);
  }

  @Test
  void an_invocation_is_named() {
    assertThat(printed(RepeatedTestCases.class, "true"))
        .contains("RepeatedTestCases.one_task, repetition 1 of 2\n")
        .contains("RepeatedTestCases.one_task, repetition 2 of 2\n");
  }

  @Test
  void nothing_is_printed_without_a_task_or_unless_asked_for() {
    assertThat(printed(NoTaskTestCases.class, "true")).isEmpty();
    assertThat(printed(BeatingTestCases.class, "false")).isEmpty();
    assertThat(printed(BeatingTestCases.class)).isEmpty();
  }

  @Test
  void a_value_that_is_neither_true_nor_false_fails_the_test() {
    run(NoTaskTestCases.class, "yes")
        .testEvents()
        .assertThatEvents()
        .haveExactly(
            1,
            event(
                finishedWithFailure(
                    instanceOf(ExtensionConfigurationException.class),
                    message(
                        "The configuration parameter holter.timelines is [yes]: expected true or"
                            + " false"))));
  }

  private static String printed(Class<?> testCases, String... setting) {
    PrintStream console = System.out;
    ByteArrayOutputStream captured = new ByteArrayOutputStream();
    System.setOut(new PrintStream(captured, true, StandardCharsets.UTF_8));
    try {
      run(testCases, setting).testEvents().assertStatistics(events -> events.failed(0));
    } finally {
      System.setOut(console);
    }
    return captured.toString(StandardCharsets.UTF_8);
  }

  private static EngineExecutionResults run(Class<?> testCases, String... setting) {
    EngineTestKit.Builder builder =
        EngineTestKit.engine("junit-jupiter").selectors(selectClass(testCases));
    for (String value : setting) {
      builder.configurationParameter("holter.timelines", value);
    }
    return builder.execute();
  }

  @StepFunctionsTest
  static class BeatingTestCases {

    @Test
    void two_tasks(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      stepFunctions.scheduleTask(activity("thumbnails").heartbeat(ofSeconds(60)));
      String arn = stepFunctions.createActivity("thumbnails");
      String token =
          client.getActivityTask(r -> r.activityArn(arn).workerName("holter")).taskToken();
      stepFunctions.scheduleTask(activity("uploads"));
      clock.advanceBy(ofSeconds(20));
      client.sendTaskHeartbeat(r -> r.taskToken(token));
    }
  }

  @StepFunctionsTest
  static class RepeatedTestCases {

    @RepeatedTest(2)
    void one_task(FakeStepFunctions stepFunctions) {
      stepFunctions.scheduleTask(activity("thumbnails"));
    }
  }

  @StepFunctionsTest
  static class NoTaskTestCases {

    @Test
    void no_task(FakeStepFunctions stepFunctions) {
      assertThat(stepFunctions.tasks()).isEmpty();
    }
  }
}
