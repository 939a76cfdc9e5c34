package dev.holter;

import static dev.holter.TaskDefinition.activity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.holter.execution.TaskAttempt;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnAsyncClient;
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
      TaskAttempt task =
          stepFunctions.scheduleTask(activity("a").heartbeat(Duration.ofSeconds(60)));

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

  /** Built while no world was open, aimed at AWS, as an eager singleton of production is. */
  private static SfnClient early() {
    return SfnClient.builder().region(Region.EU_WEST_1).build();
  }

  private static SfnAsyncClient earlyAsync() {
    return SfnAsyncClient.builder().region(Region.EU_WEST_1).build();
  }

  private record Clients(SfnClient blocking, SfnAsyncClient asynchronous) {}

  private static final AtomicReference<@Nullable Clients> CLIENTS = new AtomicReference<>();

  private static Clients clients() {
    return Objects.requireNonNull(CLIENTS.get());
  }

  private static void reach(Clients clients, FakeStepFunctions stepFunctions) {
    SfnClient client = clients.blocking();
    assertThat(client.createActivity(r -> r.name("a")).activityArn())
        .isEqualTo(stepFunctions.activityArn("a"));
    assertThat(clients.asynchronous().createActivity(r -> r.name("b")).join().activityArn())
        .isEqualTo(stepFunctions.activityArn("b"));
    assertThat(
            client
                .testState(
                    r -> r.definition("{\"Type\":\"Pass\",\"End\":true}").roleArn(ROLE).input("{}"))
                .output())
        .isEqualTo("{}");
  }

  private static final String ROLE = "arn:aws:iam::123456789012:role/r";

  @Test
  void clients_that_are_older_than_all_worlds_follow_to_the_test_that_runs_now() {
    Sdk.assumeThatDefaultClientsFollow();
    try (SfnClient client = early();
        SfnAsyncClient asyncClient = earlyAsync()) {
      CLIENTS.set(new Clients(client, asyncClient));
      Fixtures.run(OldTestCases.class, OldToOtherTestCases.class).pass(4);
    }
  }

  @StepFunctionsTest
  @RedirectDefaultClients
  static class OldTestCases {
    @RepeatedTest(2)
    void reaches(FakeStepFunctions stepFunctions) {
      reach(clients(), stepFunctions);
    }

    @Test
    void polls_and_beats_on_the_clock(FakeStepFunctions stepFunctions, VirtualClock clock) {
      TaskAttempt task =
          stepFunctions.scheduleTask(activity("a").heartbeat(Duration.ofSeconds(60)));
      stepFunctions.runScript(
          () -> WorkerTestCases.beatForEver(clients().blocking(), stepFunctions, clock));

      clock.advanceBy(Duration.ofHours(1));

      assertThat(task.heartbeats()).hasSize(120);
    }
  }

  @StepFunctionsTest(region = "ap-south-1")
  @RedirectDefaultClients
  static class OldToOtherTestCases {
    @Test
    void reaches(FakeStepFunctions stepFunctions) {
      reach(clients(), stepFunctions);
    }
  }

  @Test
  void clients_of_an_earlier_test_follow_to_the_test_that_runs_now() {
    Sdk.assumeThatDefaultClientsFollow();
    Fixtures.run(EarlierTestCases.class).pass(1);
    Fixtures.run(LaterTestCases.class).pass(2);
    Fixtures.run(NotRedirectedTestCases.class)
        .fail()
        .isExactlyInstanceOf(SdkClientException.class)
        .hasMessageMatching(
            "\\[ListActivities] to \\[127.0.0.1:[0-9]+] was refused on thread \\[.*]: the client was"
                + " built during another test, one with @RedirectDefaultClients. Put"
                + " @RedirectDefaultClients on this test or its class too, and the client follows"
                + " to the world of @StepFunctionsTest \\(us-east-1, 123456789012\\)");
    clients().blocking().close();
    clients().asynchronous().close();
  }

  @StepFunctionsTest
  @RedirectDefaultClients
  static class EarlierTestCases {
    @Test
    void builds(FakeStepFunctions stepFunctions) {
      CLIENTS.set(new Clients(SfnClient.create(), SfnAsyncClient.create()));
      reach(clients(), stepFunctions);
    }
  }

  @StepFunctionsTest
  @RedirectDefaultClients
  static class LaterTestCases {
    @RepeatedTest(2)
    void reaches(FakeStepFunctions stepFunctions) {
      reach(clients(), stepFunctions);
    }
  }

  @StepFunctionsTest
  static class NotRedirectedTestCases {
    @Test
    void calls() {
      clients().blocking().listActivities();
    }
  }

  /** How a test ends that runs beside the redirected one, on a thread of its own. */
  private static Throwable endOfOneThatCalls(ThrowingCallable call, OpenWorld redirected)
      throws Exception {
    FutureTask<Throwable> other =
        new FutureTask<>(
            () -> {
              OpenWorld world = OpenWorld.ofUnmodified(Transport.IN_PROCESS);
              assertThatThrownBy(call).isInstanceOf(SdkClientException.class);
              return catchThrowable(world::close);
            });
    return redirected
        .stepFunctions()
        .clock()
        .inRealTime(
            () -> {
              new Thread(other).start();
              return other.get();
            });
  }

  @Test
  void a_test_that_runs_at_the_same_time_keeps_its_own_rules() throws Exception {
    Sdk.assumeThatDefaultClientsFollow();
    try (SfnClient client = early();
        OpenWorld redirected = OpenWorld.redirected()) {
      assertThat(client.createActivity(r -> r.name("a")).activityArn())
          .isEqualTo(redirected.stepFunctions().activityArn("a"));
      assertThat(endOfOneThatCalls(client::listActivities, redirected))
          .hasMessageContaining("states.eu-west-1.amazonaws.com");
    }
  }

  @Test
  void a_client_built_in_a_redirected_test_does_not_come_there_from_one_at_the_same_time()
      throws Exception {
    try (OpenWorld redirected = OpenWorld.redirected();
        SfnClient client = SfnClient.create()) {
      assertThat(endOfOneThatCalls(() -> client.createActivity(r -> r.name("a")), redirected))
          .hasMessageContaining("was built during another test");
      assertThat(client.listActivities().activities()).isEmpty();
    }
  }

  @Test
  void an_endpoint_that_is_set_in_code_is_not_redirected() {
    Fixtures.run(SetEndpointTestCases.class)
        .fail()
        .isExactlyInstanceOf(SdkClientException.class)
        .hasMessageContaining("[ListActivities] to [far.away]")
        .hasMessageContaining("The endpoint of this client is set");
  }

  @StepFunctionsTest
  @RedirectDefaultClients
  static class SetEndpointTestCases {
    @Test
    void calls() {
      try (SfnClient client =
          SfnClient.builder().endpointOverride(URI.create("https://far.away")).build()) {
        client.listActivities();
      }
    }
  }
}
