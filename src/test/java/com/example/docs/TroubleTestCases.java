package com.example.docs;

import static dev.holter.TaskDefinition.activity;

import dev.holter.Engines;
import dev.holter.FakeStepFunctions;
import dev.holter.StateMachine;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.internal.time.Budget;
import java.io.InputStream;
import java.net.ServerSocket;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The mistakes that the page on troubles is about. Each of these tests fails. */
public final class TroubleTestCases {
  private static final Duration HOUR = Duration.ofHours(1);

  private TroubleTestCases() {}

  /** What fails in the test's body, on a worker, or after the test. */
  @StepFunctionsTest
  public static class Running {

    @Test
    @StepFunctionsTest(agent = false, watchdog = "PT0.3S")
    void a_worker_waits_where_the_clock_cannot_see_it(
        FakeStepFunctions stepFunctions, VirtualClock clock) {
      stepFunctions.runScript(() -> new CountDownLatch(1).await());
      clock.advanceBy(HOUR);
    }

    @Test
    void a_thread_in_real_time_ends_a_wait(FakeStepFunctions stepFunctions, VirtualClock clock)
        throws Exception {
      CompletableFuture<String> answer = new CompletableFuture<>();
      stepFunctions.runScript(answer::get);
      clock.advanceBy(HOUR);
      clock.inRealTime(
          () -> {
            Thread outside = new Thread(() -> answer.complete("late"), "event-loop");
            outside.start();
            outside.join();
            return null;
          });
      clock.advanceBy(HOUR);
    }

    private volatile boolean flag;

    @Test
    @StepFunctionsTest(watchdog = "PT0.3S")
    void the_test_spins_for_a_thread() {
      new Thread(() -> flag = true, "sets the flag").start();
      long turns = 0;
      while (!flag) {
        turns++;
      }
      throw new AssertionError(turns);
    }

    @Test
    void a_worker_gives_up_waiting_for_the_outside(
        FakeStepFunctions stepFunctions, VirtualClock clock) {
      stepFunctions.runScript(
          () -> {
            try (ServerSocket nobodyComes = clock.inRealTime(() -> new ServerSocket(0))) {
              nobodyComes.setSoTimeout(10);
              nobodyComes.accept();
            }
          });
      clock.advanceBy(HOUR);
    }

    @Test
    void a_certificate_is_not_valid_when_the_clock_says(VirtualClock clock) throws Exception {
      KeyStore store = KeyStore.getInstance("PKCS12");
      try (InputStream file =
          Running.class.getResourceAsStream("/dev/holter/borders/localhost.p12")) {
        store.load(file, "holter".toCharArray());
      }
      clock.advanceBy(Duration.ofDays(200 * 365));
      ((X509Certificate) store.getCertificate(store.aliases().nextElement())).checkValidity();
    }

    @Test
    void the_test_waits_for_what_nobody_does() throws InterruptedException {
      new CountDownLatch(1).await();
    }

    @Test
    void the_test_joins_a_worker_that_polls_for_ever(
        FakeStepFunctions stepFunctions, SfnClient client) throws InterruptedException {
      String arn = stepFunctions.createActivity("thumbnails");
      Thread poller =
          new Thread(
              () -> {
                try {
                  while (true) {
                    client.getActivityTask(r -> r.activityArn(arn));
                  }
                } catch (AbortedException stopped) {
                  Thread.currentThread().interrupt();
                }
              });
      poller.start();
      poller.join();
    }

    @Test
    void two_workers_wait_for_each_other(FakeStepFunctions stepFunctions, VirtualClock clock) {
      Lock one = new ReentrantLock();
      Lock other = new ReentrantLock();
      stepFunctions.runScript(() -> takeBoth(one, other));
      stepFunctions.runScript(() -> takeBoth(other, one));
      clock.advanceBy(HOUR);
    }

    @SuppressWarnings("LockNotBeforeTry") // The second one never comes.
    private static void takeBoth(Lock first, Lock second) throws InterruptedException {
      first.lockInterruptibly();
      try {
        Thread.sleep(10_000);
        second.lockInterruptibly();
        second.unlock();
      } finally {
        first.unlock();
      }
    }

    @Test
    void a_condition_is_not_met(VirtualClock clock) {
      clock.advanceUntil(() -> false, HOUR);
    }

    @Test
    void a_worker_moves_time(FakeStepFunctions stepFunctions, VirtualClock clock) {
      stepFunctions.runWorker(() -> clock.advanceBy(HOUR));
    }

    @Test
    void nothing_answers_an_integration(FakeStepFunctions stepFunctions, VirtualClock clock) {
      stepFunctions.createStateMachine(
          "sends",
          """
          {
            "StartAt": "Send",
            "States": {
              "Send": {
                "Type": "Task",
                "Resource": "arn:aws:states:::sqs:sendMessage",
                "Parameters": {
                  "QueueUrl": "https://sqs.us-east-1.amazonaws.com/123456789012/jobs",
                  "MessageBody": "job"
                },
                "End": true
              }
            }
          }
          """);
      stepFunctions.startExecution("{}");
      clock.advanceBy(HOUR);
    }

    @Test
    void a_worker_throws(FakeStepFunctions stepFunctions) {
      stepFunctions.runScript(
          () -> {
            throw new IllegalStateException("no page to render");
          });
    }

    @Test
    void a_worker_polls_in_another_region(FakeStepFunctions stepFunctions, SfnClient client) {
      stepFunctions.createActivity("thumbnails");
      client.getActivityTask(
          r -> r.activityArn("arn:aws:states:eu-west-1:123456789012:activity:thumbnails"));
    }

    @Test
    void a_client_aims_at_aws() {
      try (SfnClient own =
          SfnClient.builder()
              .region(Region.EU_WEST_1)
              .credentialsProvider(AnonymousCredentialsProvider.create())
              .build()) {
        own.listActivities();
      }
    }

    @Test
    void a_pool_is_left_running(VirtualClock clock) {
      Executors.newScheduledThreadPool(1).scheduleAtFixedRate(() -> {}, 10, 10, TimeUnit.SECONDS);
      clock.advanceBy(HOUR);
    }

    @Test
    void nobody_moves_time(FakeStepFunctions stepFunctions) {
      stepFunctions.scheduleTask(activity("thumbnails").heartbeat(Duration.ofSeconds(60)));
      throw new AssertionError("no beat");
    }

    @Test
    @StateMachine("missing.asl.json")
    void a_definition_is_missing() {}
  }

  /** A worker does not care for interrupts; whoever runs this ends it with {@link #RELEASE}. */
  @StepFunctionsTest(agent = false, watchdog = "PT0.3S")
  public static class Stubborn {
    public static final CountDownLatch RELEASE = new CountDownLatch(1);

    @Test
    void a_worker_ignores_its_interrupt(FakeStepFunctions stepFunctions, VirtualClock clock) {
      stepFunctions.runScript(
          () -> {
            try {
              clock.sleep(HOUR);
            } finally {
              goOn();
            }
          });
    }

    private static void goOn() {
      while (RELEASE.getCount() > 0) {
        try {
          RELEASE.await();
        } catch (InterruptedException ignored) {
          Thread.interrupted();
        }
      }
    }
  }

  /** A worker asks for waits that are over at once, again and again. */
  public static class Restless {
    @Test
    void a_worker_repeats_without_waiting() {
      Budget small = new Budget(1_000, 50);
      try (VirtualClock clock =
          Engines.clock(VirtualClock.DEFAULT_START, Duration.ofSeconds(5), small)) {
        Executor executor = clock.newSingleThreadScheduledExecutor();
        clock.advanceUntil(
            () -> {
              executor.execute(() -> {});
              return false;
            },
            HOUR);
      }
    }
  }

  /** A world per test does not exist yet when the class begins. */
  @StepFunctionsTest
  public static class TooEarly {
    @BeforeAll
    static void before(SfnClient client) {
      client.listActivities();
    }

    @Test
    void never_begins() {}
  }

  /** Fails in a JVM that nobody can attach to. */
  @StepFunctionsTest
  public static class NeedsAgent {
    @Test
    void never_begins() {}
  }

  /** Nobody resolves its parameter. */
  public static class NotAnnotated {
    @Test
    void never_begins(FakeStepFunctions stepFunctions) {
      stepFunctions.tasks();
    }
  }
}
