package dev.holter.borders;

import static dev.holter.borders.Beats.every;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Apache's asynchronous client and a server of the test's own that answers after 20 seconds. */
@StepFunctionsTest
class ApacheLimitTests {
  private static ApacheClient http;

  @BeforeAll
  static void makeOneForAllTests() {
    http = new ApacheClient();
  }

  @AfterAll
  static void close() throws IOException {
    http.close();
  }

  /** What a test leaves of the client's threads has to work for the next one. */
  @RepeatedWithFramework
  void a_client_that_all_tests_of_the_class_use(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws Exception {
    SlowAnswerTests.assertTakes20Seconds(
        SlowServer.SOCKETS, server -> http.ask(server.uri()).get(), stepFunctions, client, clock);
  }

  /** Each second the client looks whether a limit has passed. */
  @RepeatedWithFramework
  void a_limit_of_seven_seconds_has_passed_after_eight(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws Exception {
    Beats beats = Beats.begin(stepFunctions, client);
    try (ApacheClient impatient = new ApacheClient(ofSeconds(7));
        SlowServer.Running server = SlowServer.SOCKETS.start()) {
      stepFunctions.runScript(
          () -> {
            for (int beat = 0; beat < 2; beat++) {
              assertThatThrownBy(() -> impatient.ask(server.uri()).get())
                  .isInstanceOf(ExecutionException.class)
                  .hasCauseInstanceOf(SocketTimeoutException.class);
              beats.beat();
            }
          });
      clock.advanceBy(ofSeconds(50));
    }
    assertThat(beats.instants()).isEqualTo(every(8, 2));
  }
}
