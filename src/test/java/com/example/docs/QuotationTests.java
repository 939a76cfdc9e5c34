package com.example.docs;

import static com.example.docs.Thumbnails.ACTIVITY;
import static com.example.docs.Thumbnails.worker;
import static dev.holter.TaskDefinition.activity;
import static dev.holter.assertj.HolterAssertions.assertThat;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.example.thumbnails.ThumbnailWorker;
import dev.holter.Explore;
import dev.holter.FakeStepFunctions;
import dev.holter.Headroom;
import dev.holter.HolterParameters;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.execution.TaskAttempt;
import dev.holter.report.TaskTimeline;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.EventType;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Prints what the pages quote. */
class QuotationTests {
  @TempDir private Path folder;

  @Test
  @StepFunctionsTest
  void a_beat_that_comes_late(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    TaskAttempt task =
        stepFunctions.scheduleTask(activity("thumbnails").heartbeat(ofSeconds(60)).input("10000"));
    stepFunctions.runWorker(
        new ThumbnailWorker(
            client,
            ACTIVITY,
            page -> {
              if (page == 10) {
                Thread.sleep(15_000);
              }
            }));
    clock.advanceBy(ofHours(24));

    assertPrinted(
        "late-beat.txt",
        catchThrowable(() -> assertThat(task).beatsAtMost(ofSeconds(30))).getMessage());
  }

  @Test
  @StepFunctionsTest
  void a_timeline(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    TaskAttempt task =
        stepFunctions.scheduleTask(activity("thumbnails").heartbeat(ofSeconds(60)).input("2880"));
    stepFunctions.runWorker("renderer", worker(client));
    clock.advanceBy(ofHours(25));

    assertPrinted("timeline.txt", TaskTimeline.of(task).text());
  }

  @Test
  void a_test_that_waits_for_nobody() {
    assertPrinted("nobody.txt", failure(NobodyTestCases.class).getMessage());
  }

  @StepFunctionsTest
  static class NobodyTestCases {
    @Test
    void waits() throws InterruptedException {
      new CountDownLatch(1).await();
    }
  }

  @Test
  void a_finding() {
    assertPrinted("finding.txt", failure(ExploringTestCases.class).getMessage());
  }

  @StepFunctionsTest
  static class ExploringTestCases {
    // tag::explore[]
    @Explore(worlds = 300)
    void no_beat_is_rejected(
        FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      TaskAttempt task = stepFunctions.scheduleTask(activity("reports").heartbeat(ofSeconds(60)));
      stepFunctions.runWorker(new TimerWorker(client, task.activityArn()));

      clock.advanceBy(ofHours(1));

      assertThat(task).hasSucceeded().hasNoRejectedCalls();
    }
    // end::explore[]
  }

  @Test
  void a_table_of_headroom() {
    String table =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(MeasuringTestCases.class))
            .execute()
            .allEvents()
            .filter(event -> event.getType() == EventType.REPORTING_ENTRY_PUBLISHED)
            .map(event -> event.getRequiredPayload(ReportEntry.class).getKeyValuePairs())
            .flatMap(entry -> Stream.ofNullable(entry.get(Headroom.ENTRY)))
            .findFirst()
            .orElseThrow();

    assertPrinted("headroom.txt", table);
  }

  @StepFunctionsTest
  static class MeasuringTestCases {
    // tag::headroom[]
    @Headroom(survivesFreeze = "PT20S", margin = "PT15S")
    void renders_for_five_minutes(
        FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      TaskAttempt task =
          stepFunctions.scheduleTask(activity("thumbnails").heartbeat(ofSeconds(60)).input("100"));
      stepFunctions.runWorker(new ThumbnailWorker(client, task.activityArn(), page -> {}));

      clock.advanceBy(ofMinutes(5));

      assertThat(task).isRunning();
    }
    // end::headroom[]
  }

  private Throwable failure(Class<?> testCases) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(testCases))
        .configurationParameter(HolterParameters.EXPLORE_FOLDER, folder.toString())
        .execute()
        .allEvents()
        .finished()
        .stream()
        .map(event -> event.getRequiredPayload(TestExecutionResult.class))
        .flatMap(result -> result.getThrowable().stream())
        .findFirst()
        .orElseThrow();
  }

  /** A line of three dots stands for lines that are left out, and line numbers may change. */
  private static void assertPrinted(String file, String printed) {
    String quoted =
        Arrays.stream(("\n" + read(file)).split("\n\\.\\.\\.(?=\n)", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining("\n.*"));

    assertThat("\n" + printed.replaceAll("\\.java:\\d+", ".java:...").strip() + "\n")
        .matches(Pattern.compile(quoted, Pattern.DOTALL));
  }

  private static String read(String file) {
    try (InputStream quoted = QuotationTests.class.getResourceAsStream(file)) {
      return new String(quoted.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}
