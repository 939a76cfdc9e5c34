package dev.holter;

import static dev.holter.TaskDefinition.activity;
import static dev.holter.assertj.HolterAssertions.assertThat;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.holter.execution.TaskAttempt;
import dev.holter.execution.TaskCall;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.opentest4j.TestAbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;

class ExploreTests {
  @TempDir private Path folder;

  private EngineExecutionResults explore(Class<?> type) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(type))
        .configurationParameter(HolterParameters.EXPLORE_FOLDER, folder.toString())
        .execute();
  }

  private static Throwable failure(EngineExecutionResults results) {
    return results.allEvents().finished().stream()
        .map(event -> event.getRequiredPayload(TestExecutionResult.class))
        .flatMap(result -> result.getThrowable().stream())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_task_that_is_lost_though_its_worker_lives_fails_a_world() {
    assertThat(failure(explore(LosingTestCases.class)).getMessage())
        .contains("A task was lost though its worker lives: thread [", "timed out")
        .containsPattern(
            "_as_found\\((?s).*assertThat\\(stepFunctions.lostTasks\\(\\)\\).isEmpty\\(\\);");
    explore(CarefulTestCases.class).testEvents().assertStatistics(stats -> stats.succeeded(1));
    explore(LosingAsUsualTestCases.class)
        .testEvents()
        .assertStatistics(stats -> stats.succeeded(1));
  }

  @Test
  void a_finding_says_what_is_not_as_usual_and_how_to_see_it_again() {
    Throwable failure = failure(explore(BeatAfterSuccessTestCases.class));

    assertThat(failure.getMessage())
        .containsPattern("^explored \\d+ worlds; as usual, except:\\R1\\. at 00:01:40.000 ")
        .contains("then the test fails:")
        .contains("where it parts from the usual run, that one went on with")
        .contains("@Explore(replay = \"")
        .contains("void no_beat_is_rejected_as_found(FakeStepFunctions stepFunctions, ")
        .contains("stepFunctions.except(")
        .containsPattern("    no_beat_is_rejected\\(stepFunctions, \\w+, \\w+\\);");
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    assertThat(trace.toString())
        .containsOnlyOnce("timelines of the tasks at")
        .contains("SendTaskHeartbeat    rejected with TaskTimedOut")
        .containsPattern("00:01:40.000  not as usual +the others went first after SendTaskSuccess")
        .doesNotContain("CIRCULAR REFERENCE");
  }

  /** That an execution fails in the end is no line that differs from the beginning. */
  @Test
  void a_finding_shows_the_first_moment_at_which_the_two_runs_differ() {
    assertThat(failure(explore(TooSlowTestCases.class)).getMessage())
        .contains(
            """
            where it parts from the usual run, that one went on with
              00:00:50.000  execution 1: 5 ActivitySucceeded
            """)
        .containsPattern("and this one with\\R  00:01:00.000  execution 1: 5 ActivityTimedOut  ");
  }

  @Test
  void what_only_the_worker_saw_is_not_looked_for_in_the_journal() {
    assertThat(failure(explore(SeenByTheTestTestCases.class)).getMessage())
        .contains("the service saw the same calls at the same instants as in the usual run")
        .doesNotContain("where it parts");
  }

  @Test
  void a_test_in_which_nothing_may_differ_is_refused() {
    assertThat(failure(explore(NothingMayDifferTestCases.class)))
        .hasMessageStartingWith(
            "This test cannot be explored: nothing in its usual run could have been otherwise.");
    assertThat(failure(explore(NoWorldTestCases.class)))
        .hasMessageContaining("Its class needs @StepFunctionsTest");
  }

  @Test
  void an_activity_that_is_another_one_each_time_is_told() {
    OtherActivityTestCases.RUNS.set(0);

    assertThat(failure(explore(OtherActivityTestCases.class)))
        .hasMessageStartingWith("This test cannot be explored: its usual run is not the same")
        .hasMessageContaining(":activity:a1")
        .hasMessageContaining(":activity:a2");
  }

  @Test
  void an_input_may_name_what_is_another_one_in_each_world() {
    explore(TemporaryInputTestCases.class)
        .testEvents()
        .assertStatistics(stats -> stats.succeeded(1));
  }

  @Test
  void a_folder_that_cannot_be_written_hides_no_finding() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThat(
            failure(
                EngineTestKit.engine("junit-jupiter")
                    .selectors(selectClass(BeatAfterSuccessTestCases.class))
                    .configurationParameter(HolterParameters.EXPLORE_FOLDER, file.toString())
                    .execute()))
        .hasMessageContaining("as usual, except:");
  }

  @Test
  void one_line_of_a_report_stands_for_all_worlds() {
    EngineExecutionResults results = explore(CountedTestCases.class);

    results.testEvents().assertStatistics(stats -> stats.started(1).succeeded(1));
    assertThat(results.testEvents().started().stream())
        .extracting(event -> event.getTestDescriptor().getDisplayName())
        .containsExactly("explored 25 worlds");
  }

  @Test
  void everything_is_fresh_in_each_world() {
    CountedTestCases.INSTANCES.clear();
    CountedTestCases.BEFORE.set(0);
    CountedTestCases.AFTER.set(0);

    explore(CountedTestCases.class).testEvents().assertStatistics(stats -> stats.succeeded(1));

    // The last one is the test that the report shows.
    assertThat(CountedTestCases.INSTANCES).hasSize(26).doesNotHaveDuplicates();
    assertThat(CountedTestCases.BEFORE).hasValue(26);
    assertThat(CountedTestCases.AFTER).hasValue(26);
  }

  @Test
  void what_failed_last_is_tried_first() throws IOException {
    explore(BeatAfterSuccessTestCases.class);
    try (Stream<Path> kept = Files.list(folder)) {
      assertThat(kept).hasSize(1);
    }

    assertThat(failure(explore(BeatAfterSuccessTestCases.class)))
        .hasMessageStartingWith("explored 3 worlds; as usual, except:");
  }

  @Test
  void a_replay_text_and_the_printed_test_do_what_was_found() {
    ReplayTestCases.JOURNALS.clear();

    List<Throwable> failures =
        explore(ReplayTestCases.class).allEvents().finished().stream()
            .map(event -> event.getRequiredPayload(TestExecutionResult.class))
            .flatMap(result -> result.getThrowable().stream())
            .toList();

    assertThat(failures).hasSize(2);
    assertThat(failures)
        .extracting(Throwable::getMessage)
        .anyMatch(message -> message.startsWith("replayed one world; as usual"));
    // Replayed, and pinned; the usual run is for comparison.
    assertThat(ReplayTestCases.JOURNALS).hasSize(3);
    assertThat(ReplayTestCases.JOURNALS.stream().distinct()).hasSize(2);
  }

  @Test
  void a_replay_text_of_another_test_is_refused() {
    assertThat(failure(explore(ForeignReplayTestCases.class)))
        .hasMessage(
            "The replay text names what this test never came to: [freeze@worker-7#99=PT1S]. It is of"
                + " another test, or the code has changed since: remove it, and let @Explore search"
                + " anew");
  }

  @Test
  void a_text_that_is_none_is_refused() {
    assertThat(failure(explore(BadReplayTestCases.class)))
        .isInstanceOf(ExtensionConfigurationException.class)
        .hasMessage(
            "@Explore has a replay text that cannot be read: [nonsense] is no deviation: copy the"
                + " whole replay text out of the failure");
  }

  @Test
  void no_worlds_are_refused() {
    assertThat(failure(explore(NoWorldsTestCases.class)))
        .isInstanceOf(ExtensionConfigurationException.class)
        .hasMessage("@Explore has worlds [0]: give one or more, such as 1_000");
  }

  @Test
  void bounds_that_make_no_sense_are_refused() {
    assertThat(failure(explore(BadBoundsTestCases.class)))
        .isInstanceOf(ExtensionConfigurationException.class)
        .hasMessage(
            "@Explore has freeze [90]: expected an ISO-8601 duration of more than zero, such as"
                + " PT30S");
  }

  @Test
  void what_could_never_happen_is_refused() {
    assertThat(failure(explore(NeverSevereTestCases.class)))
        .isInstanceOf(ExtensionConfigurationException.class)
        .hasMessage(
            "@Explore has severe [0]: give one or more, since [fault], [crash] could never happen");
  }

  @Test
  void what_cannot_be_repeated_is_told_with_the_first_difference() {
    UnrepeatableTestCases.RUNS.set(0);

    assertThat(failure(explore(UnrepeatableTestCases.class)))
        .hasMessageStartingWith("This test cannot be explored: its usual run is not the same")
        .hasMessageContaining("name=Task");
  }

  /** What another run has left behind is no fault of what differs in this one. */
  @Test
  void what_fails_once_only_is_not_told_as_a_find() {
    FailingOnceTestCases.RUNS.set(0);

    assertThat(failure(explore(FailingOnceTestCases.class)))
        .hasMessageStartingWith(
            "This test cannot be explored: a run of it failed, and passed when it was run again"
                + " with nothing changed. Look for static state")
        .hasMessageContaining("and failed: java.lang.AssertionError: [the fifth run]");
  }

  @Test
  void what_fails_as_usual_fails_as_it_would_with_test() {
    assertThat(failure(explore(UsuallyFailingTestCases.class))).hasMessage("as usual");
  }

  @Test
  void what_is_aborted_is_aborted() {
    explore(AbortedTestCases.class).testEvents().assertStatistics(stats -> stats.aborted(1));
  }

  @Test
  void no_world_is_begun_after_the_time_budget() {
    CountedWithinTestCases.RUNS.set(0);

    explore(CountedWithinTestCases.class)
        .testEvents()
        .assertStatistics(stats -> stats.succeeded(1));

    assertThat(CountedWithinTestCases.RUNS).hasValue(3);
  }

  /** Beats from one thread and sends the result from another. */
  private static void beatAndSucceed(SfnClient client, String arn) {
    String token = client.getActivityTask(r -> r.activityArn(arn)).taskToken();
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    timer.scheduleAtFixedRate(
        () -> client.sendTaskHeartbeat(r -> r.taskToken(token)), 20, 20, TimeUnit.SECONDS);
    try {
      Thread.sleep(100_000);
      client.sendTaskSuccess(r -> r.taskToken(token).output("1"));
      timer.shutdown();
    } catch (InterruptedException stopped) {
      timer.shutdownNow();
    }
  }

  private static TaskAttempt beatAndSucceed(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    TaskAttempt task = stepFunctions.scheduleTask(activity("a").heartbeat(ofSeconds(60)));
    stepFunctions.runWorker(() -> beatAndSucceed(client, task.resource()));
    clock.advanceBy(ofMinutes(5));
    return task;
  }

  @StepFunctionsTest
  static class BeatAfterSuccessTestCases {
    @Explore(worlds = 300)
    void no_beat_is_rejected(
        FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      TaskAttempt task = beatAndSucceed(stepFunctions, client, clock);

      assertThat(task).hasSucceeded();
      assertThat(task.calls()).allMatch(TaskCall::isAccepted);
    }
  }

  /** Polls, and leaves to a timer what is done with the tasks. */
  private static void answerByTimer(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock, boolean isCareful) {
    String arn = stepFunctions.scheduleTask(activity("a").heartbeat(ofSeconds(60))).resource();
    stepFunctions.scheduleTask(activity("a").heartbeat(ofSeconds(60)));
    Queue<String> tokens = new ConcurrentLinkedQueue<>();
    clock
        .newSingleThreadScheduledExecutor()
        .scheduleAtFixedRate(
            () -> {
              String token = tokens.poll();
              if (token == null) {
                return;
              }
              try {
                client.sendTaskSuccess(r -> r.taskToken(token).output("1"));
              } catch (SdkException failed) {
                if (!isCareful) {
                  throw failed;
                }
              }
            },
            10,
            10,
            TimeUnit.SECONDS);
    stepFunctions.runWorker(
        WorkerActs.stoppable(
            () -> {
              while (true) {
                String token = WorkerActs.poll(client, arn).taskToken();
                if (token != null) {
                  tokens.add(token);
                }
              }
            }));

    clock.advanceBy(ofMinutes(10));
  }

  @StepFunctionsTest
  static class LosingTestCases {
    @Explore(worlds = 300, faults = true)
    void loses_a_task(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      answerByTimer(stepFunctions, client, clock, false);
    }
  }

  @StepFunctionsTest
  static class CarefulTestCases {
    @Explore(worlds = 300, faults = true)
    void loses_no_task(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      answerByTimer(stepFunctions, client, clock, true);
    }
  }

  @StepFunctionsTest
  static class LosingAsUsualTestCases {
    @Explore(worlds = 100, faults = true)
    void loses_every_task(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      TaskAttempt task = stepFunctions.scheduleTask(activity("a").heartbeat(ofSeconds(60)));
      stepFunctions.runWorker(
          WorkerActs.stoppable(
              () -> {
                while (true) {
                  WorkerActs.poll(client, task.resource());
                }
              }));

      clock.advanceBy(ofMinutes(10));

      assertThat(stepFunctions.lostTasks()).containsExactly(task);
    }
  }

  @StepFunctionsTest
  static class AnnotatedTestCases {
    @Explore(worlds = 300, freeze = "PT45S", order = false, latency = "")
    @HeartbeatCadence(margin = 0.9)
    void beats_in_time(
        FakeStepFunctions stepFunctions,
        SfnClient client,
        VirtualClock clock,
        @TempDir(cleanup = CleanupMode.ALWAYS) Path folder) {
      TaskAttempt task = stepFunctions.scheduleTask(activity("a").heartbeat(ofHours(1)));
      stepFunctions.runWorker(
          WorkerActs.stoppable(
              () -> {
                String token = WorkerActs.poll(client, task.resource()).taskToken();
                while (true) {
                  client.sendTaskHeartbeat(r -> r.taskToken(token));
                  Thread.sleep(350_000);
                }
              }));

      clock.advanceBy(ofMinutes(30));

      assertThat(folder).isEmptyDirectory();
    }
  }

  @StepFunctionsTest
  static class TooSlowTestCases {
    @Explore(worlds = 300, freeze = "PT45S")
    void ends_in_time(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      TaskAttempt task = stepFunctions.scheduleTask(activity("a").heartbeat(ofSeconds(60)));
      stepFunctions.runWorker(
          WorkerActs.stoppable(
              () -> {
                String token = WorkerActs.poll(client, task.resource()).taskToken();
                Thread.sleep(50_000);
                client.sendTaskSuccess(r -> r.taskToken(token).output("\"done\""));
              }));

      clock.advanceBy(ofMinutes(5));

      assertThat(task).hasSucceeded();
    }
  }

  @StepFunctionsTest
  static class SeenByTheTestTestCases {
    @Explore(worlds = 300, latency = "", order = false, wallClock = "PT1H")
    void reads_the_time(FakeStepFunctions stepFunctions, VirtualClock clock) {
      AtomicLong took = new AtomicLong();
      stepFunctions.runWorker(
          WorkerActs.stoppable(
              () -> {
                long before = System.currentTimeMillis();
                Thread.sleep(10_000);
                took.set(System.currentTimeMillis() - before);
              }));

      clock.advanceBy(ofMinutes(1));

      assertThat(took).hasValue(10_000);
    }
  }

  @StepFunctionsTest
  static class NothingMayDifferTestCases {
    @Explore(latency = "", order = false)
    void advances(VirtualClock clock) {
      clock.advanceBy(ofSeconds(1));
    }
  }

  static class NoWorldTestCases {
    @Explore
    void passes() {}
  }

  @StepFunctionsTest
  static class OtherActivityTestCases {
    static final AtomicInteger RUNS = new AtomicInteger();

    @Explore
    void schedules(FakeStepFunctions stepFunctions, VirtualClock clock) {
      stepFunctions.scheduleTask(activity("a" + RUNS.incrementAndGet()));
      clock.advanceBy(ofSeconds(1));
    }
  }

  @StepFunctionsTest
  static class TemporaryInputTestCases {
    @Explore(worlds = 10)
    void schedules(
        @TempDir Path folder,
        FakeStepFunctions stepFunctions,
        SfnClient client,
        VirtualClock clock) {
      TaskAttempt task =
          stepFunctions.scheduleTask(activity("a").input("{\"in\": \"" + folder + "\"}"));
      stepFunctions.runWorker(
          WorkerActs.stoppable(
              () ->
                  WorkerActs.succeed(
                      client, WorkerActs.poll(client, task.resource()).taskToken())));
      clock.advanceBy(ofSeconds(1));
      assertThat(task).hasSucceeded();
    }
  }

  @StepFunctionsTest
  static class ReplayTestCases {
    static final Queue<String> JOURNALS = new ConcurrentLinkedQueue<>();

    @Explore(replay = "yield@after+SendTaskSuccess#1=true;freeze@worker-1#9=PT7S")
    void explored(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      TaskAttempt task = beatAndSucceed(stepFunctions, client, clock);
      JOURNALS.add(task.calls().toString());
      assertThat(task.calls()).allMatch(TaskCall::isAccepted);
    }

    @Test
    void pinned(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      stepFunctions.except(
          Deviation.freeze("worker-1", 9, ofSeconds(7)),
          Deviation.othersFirst("after SendTaskSuccess", 1));

      explored(stepFunctions, client, clock);
    }
  }

  @StepFunctionsTest
  static class CountedTestCases {
    static final Queue<Integer> INSTANCES = new ConcurrentLinkedQueue<>();
    static final AtomicInteger BEFORE = new AtomicInteger();
    static final AtomicInteger AFTER = new AtomicInteger();

    private int runs;

    @BeforeEach
    void before() {
      BEFORE.incrementAndGet();
    }

    @AfterEach
    void after() {
      AFTER.incrementAndGet();
    }

    @Explore(worlds = 25)
    void passes(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      INSTANCES.add(System.identityHashCode(this));
      assertThat(++runs).isOne();
      assertThat(beatAndSucceed(stepFunctions, client, clock)).hasSucceeded();
      assertThat(stepFunctions.tasks()).hasSize(1);
    }
  }

  @StepFunctionsTest
  static class CountedWithinTestCases {
    static final AtomicInteger RUNS = new AtomicInteger();

    @Explore(within = "PT0.000000001S")
    void passes(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      RUNS.incrementAndGet();
      beatAndSucceed(stepFunctions, client, clock);
    }
  }

  @StepFunctionsTest
  static class ForeignReplayTestCases {
    @Explore(replay = "freeze@worker-7#99=PT1S")
    void passes(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      beatAndSucceed(stepFunctions, client, clock);
    }
  }

  @StepFunctionsTest
  static class BadReplayTestCases {
    @Explore(replay = "nonsense")
    void never_runs() {}
  }

  @StepFunctionsTest
  static class NeverSevereTestCases {
    @Explore(faults = true, crash = true, severe = 0)
    void never_runs() {}
  }

  @StepFunctionsTest
  static class NoWorldsTestCases {
    @Explore(worlds = 0)
    void never_runs() {}
  }

  @StepFunctionsTest
  static class BadBoundsTestCases {
    @Explore(freeze = "90")
    void never_runs() {}
  }

  @StepFunctionsTest
  static class UnrepeatableTestCases {
    static final AtomicInteger RUNS = new AtomicInteger();

    @Explore
    void depends_on_what_was_before(FakeStepFunctions stepFunctions) {
      if (RUNS.incrementAndGet() == 2) {
        stepFunctions.scheduleTask(activity("a"));
      }
    }
  }

  @StepFunctionsTest
  static class FailingOnceTestCases {
    static final AtomicInteger RUNS = new AtomicInteger();

    @Explore(worlds = 20)
    void fails(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      beatAndSucceed(stepFunctions, client, clock);

      assertThat(RUNS.incrementAndGet()).as("the fifth run").isNotEqualTo(5);
    }
  }

  @StepFunctionsTest
  static class UsuallyFailingTestCases {
    @Explore
    void fails() {
      throw new AssertionError("as usual");
    }
  }

  @StepFunctionsTest
  static class AbortedTestCases {
    @Explore
    void is_aborted() {
      throw new TestAbortedException("not here");
    }
  }
}
