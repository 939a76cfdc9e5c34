package dev.holter;

import static dev.holter.TaskDefinition.activity;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holter.execution.TaskAttempt;
import dev.holter.internal.time.ThreadWaits;
import dev.holter.internal.time.ThreadWaits.Waited;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineTestKit;
import software.amazon.awssdk.services.sfn.SfnClient;

/** What the page shows of the threads of a worker. */
class LanesOnPageTests {

  @TempDir Path folder;

  @Test
  void each_thread_of_a_worker_has_a_lane_with_what_it_waited_for() throws IOException {
    JsonNode task = run("always").path("tests").get(0).path("tasks").get(0);

    assertThat(task.path("lanes")).hasSize(2);
    assertThat(task.path("lanes").get(0).asText())
        .startsWith("worker-1 waited for ")
        .contains("2,880 × Thread.sleep, 30s each");
    assertThat(task.path("lanes").get(1).asText())
        .isEqualTo("helper waited for LockSupport.park, 24h");
    assertThat(task.path("strip").asText())
        .contains("viewBox=\"0 0 960 202\"", ">2,880 × Thread.sleep, 30s each</title>");
    assertThat(Files.readString(folder.resolve("index.html")))
        .contains("helper waited for LockSupport.park, 24h");
  }

  @Test
  void nothing_is_kept_where_no_page_is_written() throws IOException {
    RecordedTestCases.recorded = List.of();
    run("never");
    assertThat(RecordedTestCases.recorded).isEmpty();

    run("failures");
    assertThat(RecordedTestCases.recorded).isNotEmpty();
  }

  @Test
  void waits_without_end_and_threads_without_end_stay_small() {
    try (OpenWorld world = new OpenWorld()) {
      VirtualClock clock = world.stepFunctions().clock();
      clock.timeline().recordWaits();
      for (int i = 0; i < 100; i++) {
        clock.threadFactory().newThread(() -> sleeps(clock)).start();
        clock.advanceBy(ofSeconds(1));
      }
      clock.advanceBy(ofHours(1));

      List<ThreadWaits> recorded = clock.timeline().recordedWaits();
      assertThat(recorded).hasSize(64).allMatch(thread -> thread.waits().size() <= 100);
      clock.threadFactory().newThread(() -> sleeps(clock)).start();
      clock.advanceBy(ofHours(1));
      recorded = clock.timeline().recordedWaits();
      assertThat(recorded).hasSize(64);
      List<Waited> last = recorded.get(63).waits();
      assertThat(last.stream().mapToInt(Waited::times).sum()).isEqualTo(400);
      for (int i = 1; i < last.size(); i++) {
        assertThat(last.get(i).from()).isEqualTo(last.get(i - 1).to());
      }
    }
  }

  private static void sleeps(VirtualClock clock) {
    try {
      for (int i = 0; i < 400; i++) {
        clock.sleep(ofSeconds(1 + i % 7));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private JsonNode run(String page) throws IOException {
    EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(RecordedTestCases.class))
        .configurationParameter(HolterParameters.PAGE, page)
        .configurationParameter(HolterParameters.PAGE_FOLDER, folder.toString())
        .execute()
        .testEvents()
        .assertStatistics(events -> events.succeeded(1));
    Path json = folder.resolve("index.json");
    return new ObjectMapper().readTree(Files.exists(json) ? Files.readString(json) : "{}");
  }

  @StepFunctionsTest
  static class RecordedTestCases {

    private static List<ThreadWaits> recorded = List.of();

    @Test
    void beats_for_a_day(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      TaskAttempt task = stepFunctions.scheduleTask(activity("a").heartbeat(ofSeconds(60)));
      stepFunctions.runWorker(() -> beat(client, task.resource()));

      clock.advanceBy(ofHours(24));

      recorded = clock.timeline().recordedWaits();
    }

    private static void beat(SfnClient client, String activity) {
      Thread helper = new Thread(LockSupport::park, "helper");
      helper.start();
      String token = client.getActivityTask(r -> r.activityArn(activity)).taskToken();
      try {
        while (true) {
          Thread.sleep(30_000);
          client.sendTaskHeartbeat(r -> r.taskToken(token));
        }
      } catch (InterruptedException e) {
        helper.interrupt();
      }
    }
  }
}
