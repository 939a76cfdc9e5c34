package dev.holter.borders;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.execution.TaskAttempt;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A worker that has no SDK and polls the endpoint with the JDK's client. */
@StepFunctionsTest
class JdkClientPatienceTests {
  private final FakeStepFunctions stepFunctions;
  private final VirtualClock clock;
  private final HttpClient http = HttpClient.newHttpClient();

  JdkClientPatienceTests(FakeStepFunctions stepFunctions, VirtualClock clock) {
    this.stepFunctions = stepFunctions;
    this.clock = clock;
  }

  private HttpRequest.Builder poll(String arn) {
    return HttpRequest.newBuilder(stepFunctions.endpoint())
        .header("X-Amz-Target", "AWSStepFunctions.GetActivityTask")
        .header("Content-Type", "application/x-amz-json-1.0")
        .POST(BodyPublishers.ofString("{\"activityArn\":\"" + arn + "\"}"));
  }

  private String send(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, BodyHandlers.ofString()).body();
  }

  private static Instant at(long seconds) {
    return VirtualClock.DEFAULT_START.plus(ofSeconds(seconds));
  }

  @Repeated
  void a_poll_lasts_its_minute() {
    HttpRequest poll = poll(IdleActivity.arn(stepFunctions)).build();
    List<Instant> ended = new ArrayList<>();
    List<String> answers = new ArrayList<>();
    stepFunctions.runScript(
        () -> {
          for (int call = 0; call < 3; call++) {
            answers.add(send(poll));
            ended.add(Instant.now());
          }
        });
    clock.advanceBy(Duration.ofMinutes(5));
    assertThat(answers).containsExactly("{}", "{}", "{}");
    assertThat(ended).containsExactly(at(60), at(120), at(180));
  }

  @Repeated
  void a_poll_ends_when_a_task_comes() throws Exception {
    HttpRequest poll = poll(IdleActivity.arn(stepFunctions)).build();
    CompletableFuture<Instant> ended =
        http.sendAsync(poll, BodyHandlers.ofString()).thenApply(answer -> Instant.now());
    Thread.sleep(7_000);
    TaskAttempt task = stepFunctions.scheduleTask(IdleActivity.TASK);

    assertThat(ended.get()).isEqualTo(at(7));
    assertThat(task.startedAt()).contains(at(7));
  }

  @Repeated
  void a_requests_timeout() {
    HttpRequest poll = poll(IdleActivity.arn(stepFunctions)).timeout(ofSeconds(20)).build();
    List<Instant> ended = new ArrayList<>();
    List<Throwable> failures = new ArrayList<>();
    stepFunctions.runScript(
        () -> {
          for (int call = 0; call < 3; call++) {
            failures.add(catchThrowable(() -> send(poll)));
            ended.add(Instant.now());
          }
        });
    clock.advanceBy(Duration.ofMinutes(5));
    assertThat(failures)
        .hasSize(3)
        .allSatisfy(
            failure ->
                assertThat(failure)
                    .isExactlyInstanceOf(HttpTimeoutException.class)
                    .hasMessage("request timed out"));
    assertThat(ended).containsExactly(at(20), at(40), at(60));
  }

  @Repeated
  void a_timeout_after_the_polls_minute_is_never_reached() throws Exception {
    HttpRequest poll = poll(IdleActivity.arn(stepFunctions)).timeout(ofSeconds(65)).build();
    assertThat(send(poll)).isEqualTo("{}");
    assertThat(Instant.now()).isEqualTo(at(60));
    assertThat(send(poll)).isEqualTo("{}");
    assertThat(Instant.now()).isEqualTo(at(120));
  }

  @Repeated
  void two_polls_at_once() {
    String arn = IdleActivity.arn(stepFunctions);
    List<Instant> ended = new ArrayList<>();
    stepFunctions.runScript(
        () -> {
          Throwable first = catchThrowable(() -> send(poll(arn).timeout(ofSeconds(20)).build()));
          assertThat(first).isInstanceOf(HttpTimeoutException.class);
          ended.add(Instant.now());
        });
    stepFunctions.runScript(
        () -> {
          assertThat(send(poll(arn).build())).isEqualTo("{}");
          ended.add(Instant.now());
        });
    clock.advanceBy(Duration.ofMinutes(5));
    assertThat(ended).containsExactly(at(20), at(60));
  }

  @Repeated
  void a_wait_for_the_answer_with_a_limit() {
    HttpRequest poll = poll(IdleActivity.arn(stepFunctions)).build();
    CompletableFuture<?> answer = http.sendAsync(poll, BodyHandlers.ofString());
    assertThat(catchThrowable(() -> answer.get(15, TimeUnit.SECONDS)))
        .isExactlyInstanceOf(TimeoutException.class);
    assertThat(Instant.now()).isEqualTo(at(15));
    answer.join();
    assertThat(Instant.now()).isEqualTo(at(60));
  }
}
