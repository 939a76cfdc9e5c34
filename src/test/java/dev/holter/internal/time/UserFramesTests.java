package dev.holter.internal.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UserFramesTests {

  /** A poll of the test itself: some forty frames of SDK and WireMock hid the only useful one. */
  @Test
  void a_call_through_the_sdk_is_shown_at_the_users_line() {
    StackTraceElement[] trace =
        trace(
            "java.lang.Object.wait",
            "dev.holter.internal.time.Wait.await",
            "dev.holter.internal.service.PollOperation.poll",
            "com.github.tomakehurst.wiremock.http.StubResponseRenderer.render",
            "dev.holter.internal.wire.InProcessHttpClient.call",
            "software.amazon.awssdk.core.internal.http.AmazonSyncHttpClient.execute",
            "software.amazon.awssdk.awscore.client.handler.AwsSyncClientHandler.execute",
            "software.amazon.awssdk.services.sfn.DefaultSfnClient.getActivityTask",
            "com.example.Worker.poll",
            "com.example.WorkerTest.polls",
            "java.lang.reflect.Method.invoke",
            "org.junit.platform.commons.util.ReflectionUtils.invokeMethod");

    assertThat(names(UserFrames.callers(trace, 3)))
        .containsExactly(
            "software.amazon.awssdk.services.sfn.DefaultSfnClient.getActivityTask",
            "com.example.Worker.poll",
            "com.example.WorkerTest.polls");
  }

  @Test
  void a_worker_is_shown_where_it_is_without_what_runs_it() {
    StackTraceElement[] trace =
        trace(
            "java.lang.Thread.sleep",
            "com.example.Worker.lambda$run$0",
            "com.example.Worker$$Lambda$1148/0x00007fe60c3ac638.run",
            "dev.holter.WorkerRun.work",
            "dev.holter.WorkerRun$$Lambda$864/0x00007fe60c30fc30.run",
            "java.lang.Thread.run",
            "dev.holter.internal.time.TrackedThread.run");

    assertThat(names(UserFrames.present(trace, 12)))
        .containsExactly("java.lang.Thread.sleep", "com.example.Worker.lambda$run$0");
  }

  private static StackTraceElement[] trace(String... frames) {
    return Stream.of(frames)
        .map(
            frame ->
                new StackTraceElement(
                    frame.substring(0, frame.lastIndexOf('.')),
                    frame.substring(frame.lastIndexOf('.') + 1),
                    "Source.java",
                    1))
        .toArray(StackTraceElement[]::new);
  }

  private static List<String> names(List<StackTraceElement> frames) {
    return frames.stream()
        .map(frame -> frame.getClassName() + "." + frame.getMethodName())
        .toList();
  }
}
