package dev.holter;

import static dev.holter.TaskDefinition.activity;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.SfnException;

/** What a failure says of a test in which nothing came. */
class HintTests {
  private static final String ELSEWHERE = "arn:aws:states:eu-west-1:123456789012:activity:work";
  private static final String HERE =
      " (this service is in region [us-east-1] and account [123456789012])";

  private static String hints(Class<?> testCases) {
    Throwable failure = Fixtures.run(testCases).failure();
    return Arrays.stream(failure.getSuppressed())
        .filter(Timelines.class::isInstance)
        .map(Throwable::getMessage)
        .findFirst()
        .orElse("");
  }

  @Test
  void a_poll_that_was_refused_on_the_workers_thread_is_shown_with_where_the_service_is() {
    assertThat(hints(SwallowedTestCases.class))
        .startsWith(
            "refused calls\n  GetActivityTask, 7 times: ActivityDoesNotExist, Activity Does Not"
                + " Exist: '"
                + ELSEWHERE
                + "'"
                + HERE
                + "\ntimelines of the tasks at [2025-01-01T00:01:00Z]\n");
  }

  @StepFunctionsTest
  static class SwallowedTestCases {
    @Test
    void fails(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      stepFunctions.scheduleTask(activity("work"));
      stepFunctions.runScript(
          () -> {
            while (true) {
              try {
                client.getActivityTask(r -> r.activityArn(ELSEWHERE));
              } catch (SfnException swallowed) {
                clock.sleep(Duration.ofSeconds(10));
              }
            }
          });
      clock.advanceBy(Duration.ofMinutes(1));
      throw new AssertionError("no beat");
    }
  }

  @Test
  void a_thread_from_before_the_test_that_calls_by_itself_is_shown() throws Exception {
    BlockingQueue<SfnClient> clients = new SynchronousQueue<>();
    Thread before = new Thread(() -> listActivities(clients), "from before");
    before.start();
    try {
      EarlierTestCases.clients = clients;
      assertThat(hints(EarlierTestCases.class))
          .contains(
              "threads that were in real time until they called: ",
              "\n  [from before], first call at [2025-01-01T00:00:00Z]\n");
    } finally {
      before.interrupt();
      before.join();
    }
  }

  private static void listActivities(BlockingQueue<SfnClient> clients) {
    try {
      // Where nobody of the test's sees to it: it looks by itself, again and again.
      SfnClient client = null;
      while (client == null) {
        client = clients.poll();
        Thread.onSpinWait();
      }
      client.listActivities();
    } finally {
      CALLED.countDown();
    }
  }

  private static final CountDownLatch CALLED = new CountDownLatch(1);

  @StepFunctionsTest
  static class EarlierTestCases {
    static BlockingQueue<SfnClient> clients = new SynchronousQueue<>();

    @Test
    void fails(SfnClient client, VirtualClock clock) throws Exception {
      clock.inRealTime(
          () -> {
            clients.put(client);
            CALLED.await();
            return null;
          });
      throw new AssertionError("no beat");
    }
  }

  @Test
  void an_arn_of_another_account_in_a_definition_is_shown_with_where_the_service_is() {
    assertThat(hints(WrongAccountTestCases.class)).contains("refused calls\n").contains(HERE);
  }

  @StepFunctionsTest
  static class WrongAccountTestCases {
    @Test
    void fails(FakeStepFunctions stepFunctions) {
      stepFunctions.createStateMachine(
          "m",
          """
          {"StartAt":"A","States":{"A":{"Type":"Task","Resource":\
          "arn:aws:states:us-east-1:000000000001:activity:a","End":true}}}\
          """);
    }
  }

  @Test
  void a_refused_call_within_the_service_is_shown_alone() {
    assertThat(hints(StrayTestCases.class))
        .startsWith(
            "refused calls\n  SendTaskHeartbeat: InvalidToken, Invalid Token: 'Invalid token'\n");
  }

  @StepFunctionsTest
  static class StrayTestCases {
    @Test
    void fails(SfnClient client) {
      client.sendTaskHeartbeat(r -> r.taskToken("stray"));
    }
  }

  @Test
  void time_that_never_moved_is_shown() {
    assertThat(hints(StillTestCases.class))
        .startsWith(
            "time never moved: it stands at [2025-01-01T00:00:00Z], and a task was open. Workers"
                + " that wait, and deadlines, come on with clock.advanceBy(..), or with any wait"
                + " of the test\ntimelines of the tasks at [2025-01-01T00:00:00Z]\n");
  }

  @StepFunctionsTest
  static class StillTestCases {
    @Test
    void fails(FakeStepFunctions stepFunctions) {
      stepFunctions.scheduleTask(activity("work"));
      throw new AssertionError("no beat");
    }
  }

  @Test
  void a_certificate_that_is_not_valid_yet_is_shown() {
    assertThat(hints(CertificateTestCases.class))
        .startsWith(
            "certificates that are not valid in virtual time. Start the clock when they are, such"
                + " as with StepFunctionsExtension.builder().start(Instant.now())\n"
                + "  [worker-1] at [2019-01-01T00:00:00Z]: NotBefore: ");
  }

  static class CertificateTestCases {
    @RegisterExtension
    static final StepFunctionsExtension EXTENSION =
        StepFunctionsExtension.builder().start(Instant.parse("2019-01-01T00:00:00Z")).build();

    @Test
    void fails(FakeStepFunctions stepFunctions) throws Exception {
      KeyStore store = KeyStore.getInstance("PKCS12");
      try (InputStream file =
          CertificateTestCases.class.getResourceAsStream("/dev/holter/borders/localhost.p12")) {
        store.load(file, "holter".toCharArray());
      }
      X509Certificate from2020 =
          (X509Certificate) store.getCertificate(store.aliases().nextElement());
      stepFunctions.runWorker(
          () -> {
            try {
              from2020.checkValidity();
            } catch (CertificateException swallowed) {
              // As a client does that tries again.
            }
          });
      throw new AssertionError("no beat");
    }
  }

  @Test
  void tests_that_share_a_world_have_hints_of_their_own() {
    assertThat(Fixtures.run(SharedTestCases.class).failures(0, 2))
        .allSatisfy(
            failure ->
                assertThat(failure.getSuppressed())
                    .singleElement()
                    .extracting(Throwable::getMessage)
                    .asString()
                    .containsOnlyOnce("time never moved")
                    .containsOnlyOnce("InvalidToken"));
  }

  static class SharedTestCases {
    @RegisterExtension
    static final StepFunctionsExtension EXTENSION = StepFunctionsExtension.builder().build();

    private static void fail(FakeStepFunctions stepFunctions) {
      stepFunctions.scheduleTask(activity("work"));
      stepFunctions.client().sendTaskHeartbeat(r -> r.taskToken("stray"));
    }

    @Test
    void one(FakeStepFunctions stepFunctions) {
      fail(stepFunctions);
    }

    @Test
    void other(FakeStepFunctions stepFunctions) {
      fail(stepFunctions);
    }
  }
}
