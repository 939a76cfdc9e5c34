package dev.holter;

import static dev.holter.TaskDefinition.activity;
import static dev.holter.assertj.HolterAssertions.assertThat;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.holter.execution.TaskAttempt;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** What the service may do otherwise, where AWS gives no order. */
class ServiceChoiceTests {
  private static final String PARAMETERS =
      "(dev.holter.FakeStepFunctions,software.amazon.awssdk.services.sfn.SfnClient,"
          + "dev.holter.VirtualClock)";

  @TempDir private Path folder;

  private Optional<Throwable> explore(String method) {
    return Explored.failures(
            folder, selectMethod(ServedTestCases.class.getName() + "#" + method + PARAMETERS))
        .stream()
        .findFirst();
  }

  @Test
  void another_poll_may_get_the_task() {
    assertThat(explore("the_first_gets_it").orElseThrow())
        .hasMessageContaining("the task of [a] went to the poll that is number 2\n")
        .hasMessageContaining("Deviation.of(\"poll\", \"a\", 1, \"1\")");
  }

  @Test
  void a_beat_at_the_instant_of_the_deadline_may_be_in_time() {
    assertThat(explore("a_beat_at_the_deadline_is_late").orElseThrow())
        .hasMessageContaining("what was sent at the instant of [HeartbeatSeconds of ")
        .hasMessageContaining("] came in time\nthen the test fails:");
  }

  @Test
  void the_service_does_as_usual_unless_it_is_asked_for() {
    assertThat(explore("the_first_gets_it_as_usual")).isEmpty();
    assertThat(explore("a_beat_at_the_deadline_is_late_as_usual")).isEmpty();
  }

  @StepFunctionsTest
  static class ServedTestCases {

    @Explore(worlds = 50, order = false, latency = "", service = true)
    void the_first_gets_it(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      String arn = stepFunctions.createActivity("a");
      for (String name : new String[] {"one", "two"}) {
        stepFunctions.runWorker(() -> poll(client, arn, name));
      }
      clock.advanceBy(ofSeconds(10));

      TaskAttempt task = stepFunctions.scheduleTask(activity("a"));
      clock.advanceBy(ofSeconds(10));

      assertThat(task.workerName()).contains("one");
    }

    @Explore(worlds = 2)
    void the_first_gets_it_as_usual(
        FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      the_first_gets_it(stepFunctions, client, clock);
    }

    private static void poll(SfnClient client, String arn, String name) {
      try {
        client.getActivityTask(r -> r.activityArn(arn).workerName(name));
      } catch (AbortedException stopped) {
        Thread.currentThread().interrupt();
      }
    }

    @Explore(worlds = 50, order = false, latency = "", service = true)
    void a_beat_at_the_deadline_is_late(
        FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      TaskAttempt task = stepFunctions.scheduleTask(activity("a").heartbeat(ofSeconds(60)));
      stepFunctions.runWorker(() -> beatAtTheDeadline(client, task.resource()));

      clock.advanceBy(ofMinutes(1));

      assertThat(task).hasTimedOut();
    }

    @Explore(worlds = 2)
    void a_beat_at_the_deadline_is_late_as_usual(
        FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      a_beat_at_the_deadline_is_late(stepFunctions, client, clock);
    }

    private static void beatAtTheDeadline(SfnClient client, String arn) {
      try {
        String token = client.getActivityTask(r -> r.activityArn(arn)).taskToken();
        Thread.sleep(60_000);
        client.sendTaskHeartbeat(r -> r.taskToken(token));
      } catch (InterruptedException | AbortedException | TaskTimedOutException over) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
