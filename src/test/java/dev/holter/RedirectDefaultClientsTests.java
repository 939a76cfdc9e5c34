package dev.holter;

import static dev.holter.TaskDefinition.activity;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.journal.TaskRun;
import dev.holter.time.VirtualClock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
class RedirectDefaultClientsTests {

  /** Those of the SDK; a library may set one of its own when it is first used. */
  private static Map<String, String> properties() {
    Map<String, String> copy = new TreeMap<>();
    for (String name : System.getProperties().stringPropertyNames()) {
      if (name.startsWith("aws.")) {
        copy.put(name, System.getProperty(name));
      }
    }
    return copy;
  }

  @Test
  void a_default_client_in_a_worker_polls_and_beats_for_an_hour() {
    Map<String, String> before = properties();
    Fixtures.run(WorkerTestCases.class).pass(1);
    assertThat(properties()).isEqualTo(before);
  }

  @StepFunctionsTest
  static class WorkerTestCases {
    @Test
    @RedirectDefaultClients
    void hour(FakeStepFunctions stepFunctions, VirtualClock clock) {
      WorkerRun worker =
          stepFunctions.runScript(
              () -> {
                try (SfnClient client = SfnClient.create()) {
                  beatForEver(client, stepFunctions, clock);
                }
              });
      clock.advanceBy(Duration.ofSeconds(90));
      TaskRun task = stepFunctions.schedule(activity("a").heartbeat(Duration.ofSeconds(60)));

      clock.advanceBy(Duration.ofHours(1));

      assertThat(worker.isRunning()).isTrue();
      assertThat(task.heartbeats()).hasSize(120);
    }

    private static void beatForEver(
        SfnClient client, FakeStepFunctions stepFunctions, VirtualClock clock)
        throws InterruptedException {
      client.createActivity(r -> r.name("a"));
      GetActivityTaskResponse task;
      do {
        task = client.getActivityTask(r -> r.activityArn(stepFunctions.activityArn("a")));
      } while (task.taskToken() == null);
      String token = task.taskToken();
      while (true) {
        clock.sleep(Duration.ofSeconds(30));
        client.sendTaskHeartbeat(r -> r.taskToken(token));
      }
    }
  }

  @Test
  void properties_are_as_before_after_a_failure_too() {
    System.setProperty("aws.region", "mars-1");
    try {
      Map<String, String> before = properties();
      assertThat(Fixtures.run(FailingTestCases.class).failure()).hasMessage("fails");
      assertThat(properties()).isEqualTo(before);
    } finally {
      System.clearProperty("aws.region");
    }
  }

  @StepFunctionsTest(region = "eu-west-1")
  @RedirectDefaultClients
  static class FailingTestCases {
    @Test
    void fails(FakeStepFunctions stepFunctions) {
      assertThat(System.getProperty("aws.region")).isEqualTo("eu-west-1");
      assertThat(System.getProperty("aws.endpointUrlSfn"))
          .isEqualTo(stepFunctions.endpoint().toString());
      throw new AssertionError("fails");
    }
  }

  @Test
  void redirected_tests_run_one_at_a_time() {
    Fixtures.run(LockedTestCases.class, RegisteredTestCases.class).pass(12);
  }

  private static final AtomicInteger AT_ONCE = new AtomicInteger();

  private static void reach(FakeStepFunctions stepFunctions) {
    assertThat(AT_ONCE.incrementAndGet()).isEqualTo(1);
    try (SfnClient client = SfnClient.create()) {
      assertThat(client.createActivity(r -> r.name("a")).activityArn())
          .isEqualTo(stepFunctions.activityArn("a"));
    } finally {
      AT_ONCE.decrementAndGet();
    }
    assertThat(System.getProperty("aws.endpointUrlSfn"))
        .isEqualTo(stepFunctions.endpoint().toString());
  }

  @StepFunctionsTest
  static class LockedTestCases {
    @RepeatedTest(8)
    @RedirectDefaultClients
    void alone(FakeStepFunctions stepFunctions) {
      reach(stepFunctions);
    }
  }

  @RedirectDefaultClients
  static class RegisteredTestCases {
    @RegisterExtension
    static final StepFunctionsExtension EXTENSION =
        StepFunctionsExtension.builder().region("eu-west-1").build();

    @RepeatedTest(4)
    void alone(FakeStepFunctions stepFunctions) {
      reach(stepFunctions);
    }
  }
}
