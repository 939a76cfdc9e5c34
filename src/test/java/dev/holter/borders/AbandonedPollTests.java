package dev.holter.borders;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.Fault;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.execution.TaskAttempt;
import dev.holter.execution.TaskClock;
import dev.holter.execution.TaskStatus;
import dev.holter.report.TaskTimeline;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.SfnClient;

/** A poll whose caller has gone stays open at the service until its minute is over. */
@StepFunctionsTest
class AbandonedPollTests {
  private final FakeStepFunctions stepFunctions;
  private final VirtualClock clock;

  AbandonedPollTests(FakeStepFunctions stepFunctions, VirtualClock clock) {
    this.stepFunctions = stepFunctions;
    this.clock = clock;
  }

  private SfnClient ownClient(URI endpoint) {
    return OwnClients.at(endpoint, SfnClient.builder()).build();
  }

  private static @Nullable String poll(SfnClient client, String arn) {
    return client.getActivityTask(r -> r.activityArn(arn)).taskToken();
  }

  private void interruptedAtTen(SfnClient client) throws Exception {
    String arn = IdleActivity.arn(stepFunctions);
    Thread first = new Thread(() -> poll(client, arn));
    first.setUncaughtExceptionHandler((thread, aborted) -> {});
    first.start();
    Thread.sleep(10_000);
    first.interrupt();
    first.join();
    assertThat(clock.elapsed()).isEqualTo(ofSeconds(10));
    Thread.sleep(1_000);
    TaskAttempt lost = stepFunctions.scheduleTask(IdleActivity.TASK);
    TaskAttempt next = stepFunctions.scheduleTask(IdleActivity.TASK);

    assertThat(poll(client, arn)).isEqualTo(next.taskToken().orElseThrow());
    assertThat(clock.elapsed()).isEqualTo(ofSeconds(11));
    assertHandedToNobody(lost, ofSeconds(11));
    assertThat(next.callerHadGone()).isFalse();
  }

  private void assertHandedToNobody(TaskAttempt lost, Duration at) throws Exception {
    assertThat(lost.callerHadGone()).isTrue();
    assertThat(lost.startedAt()).contains(VirtualClock.DEFAULT_START.plus(at));
    assertThat(TaskTimeline.of(lost).text()).contains("handed to a caller that had gone");
    Thread.sleep(20_000);
    assertThat(lost.status()).isEqualTo(TaskStatus.TIMED_OUT);
    assertThat(lost.expiredClock()).contains(TaskClock.HEARTBEAT);
    assertThat(lost.endedAt()).contains(VirtualClock.DEFAULT_START.plus(at).plusSeconds(20));
  }

  @Repeated
  void an_interrupted_worker_in_process() throws Exception {
    interruptedAtTen(stepFunctions.client());
  }

  @Repeated
  void an_interrupted_worker_over_HTTP() throws Exception {
    try (SfnClient own = ownClient(stepFunctions.endpoint())) {
      interruptedAtTen(own);
    }
  }

  @Repeated
  void a_minute_later_it_is_over() throws Exception {
    String arn = IdleActivity.arn(stepFunctions);
    SfnClient client = stepFunctions.client();
    Thread first = new Thread(() -> poll(client, arn));
    first.setUncaughtExceptionHandler((thread, aborted) -> {});
    first.start();
    Thread.sleep(10_000);
    first.interrupt();
    Thread.sleep(50_000);
    TaskAttempt task = stepFunctions.scheduleTask(IdleActivity.TASK);

    assertThat(poll(client, arn)).isEqualTo(task.taskToken().orElseThrow());
    assertThat(task.callerHadGone()).isFalse();
  }

  @Repeated
  void a_caller_that_a_fault_takes_away() throws Exception {
    String arn = IdleActivity.arn(stepFunctions);
    SfnClient client = stepFunctions.client();
    stepFunctions.onCall("GetActivityTask", 2, Fault.callerGone());
    Thread worker = new Thread(() -> poll(client, arn));
    worker.start();
    Thread.sleep(5_000);
    TaskAttempt lost = stepFunctions.scheduleTask(IdleActivity.TASK);
    TaskAttempt next = stepFunctions.scheduleTask(IdleActivity.TASK);
    worker.join();

    assertThat(clock.elapsed()).isEqualTo(ofSeconds(5));
    assertThat(next.startedAt()).contains(VirtualClock.DEFAULT_START.plusSeconds(5));
    assertHandedToNobody(lost, ofSeconds(5));
  }
}
