package dev.holter.borders;

import static dev.holter.borders.Beats.every;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.SfnClient;

/** What happens around a test, and each way to write one, is on one clock. */
@StepFunctionsTest
class WaysToRunTests {
  private final Instant made = Instant.now();
  private final ScheduledExecutorService pool = Executors.newSingleThreadScheduledExecutor();
  private final Beats beats;

  WaysToRunTests(FakeStepFunctions stepFunctions, SfnClient client) throws InterruptedException {
    beats = Beats.begin(stepFunctions, client);
    TimeUnit.SECONDS.sleep(1);
  }

  @BeforeEach
  void plan_the_beats() throws InterruptedException {
    assertThat(Duration.between(made, Instant.now())).hasSeconds(1);
    pool.scheduleAtFixedRate(beats::beat, 19, 20, TimeUnit.SECONDS);
    TimeUnit.SECONDS.sleep(1);
  }

  @AfterEach
  void is_still_on_the_clock(VirtualClock clock) throws InterruptedException {
    pool.shutdownNow();
    TimeUnit.SECONDS.sleep(5);
    assertThat(Instant.now()).isEqualTo(clock.instant());
  }

  @RepeatedTest(20)
  void a_repeated_test() throws InterruptedException {
    TimeUnit.SECONDS.sleep(58);
    assertThat(beats.instants()).isEqualTo(every(20, 3));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void a_test_with_parameters(int times) throws InterruptedException {
    TimeUnit.SECONDS.sleep(20L * times - 2);
    assertThat(beats.instants()).isEqualTo(every(20, times));
  }

  @TestFactory
  Stream<DynamicNode> tests_that_follow_one_another() {
    return Stream.of(
        dynamicTest("first", () -> sleepsUntilBeat(38, 2)),
        dynamicContainer("inside", Stream.of(dynamicTest("second", () -> sleepsUntilBeat(20, 3)))));
  }

  private void sleepsUntilBeat(long seconds, int times) throws InterruptedException {
    TimeUnit.SECONDS.sleep(seconds);
    assertThat(beats.instants()).isEqualTo(every(20, times));
  }

  @Nested
  class InsideTestCases {
    private final Instant inside = Instant.now();

    @RepeatedTest(5)
    void a_nested_test() throws InterruptedException {
      assertThat(inside).isEqualTo(made.plusSeconds(1));
      sleepsUntilBeat(38, 2);
    }
  }
}
