package dev.holter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** A test that says what is not as usual, and never comes there, shows nothing. */
class MissedPinsTests {
  private static final Duration SECOND = Duration.ofSeconds(1);

  /** Sleeps for ten seconds three times. */
  private static void work() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      Thread.sleep(10_000);
    }
  }

  @Test
  void fails_and_says_how_near_it_came() {
    assertThat(Fixtures.run(MissingTestCases.class).failure())
        .isExactlyInstanceOf(AssertionError.class)
        .hasMessage(
            "This test differs from its usual run by [except], but not in all that it says:\n"
                + "  step of [worker-1], place 99, PT1S: the test came to 5 such places\n"
                + "  step of [wroker-1], place 1, PT1S: there was none, but 5 of [worker-1]\n"
                + "  fr33ze of [worker-1], place 1, PT1S: the test came to no place of this kind\n"
                + "  step of [worker-1], place 2, sometime: this cannot happen there\n"
                + "Do this: call [except] first, before a worker runs, with the names and numbers"
                + " that a failure of @Explore shows; if the code has changed since, let @Explore"
                + " search anew.");
  }

  @StepFunctionsTest
  static class MissingTestCases {
    @Test
    void differs_in_part(FakeStepFunctions stepFunctions, VirtualClock clock) {
      stepFunctions.except(
          Deviation.step("worker-1", 1, SECOND),
          Deviation.step("worker-1", 99, SECOND),
          Deviation.step("wroker-1", 1, SECOND),
          Deviation.of("fr33ze", "worker-1", 1, "PT1S"),
          Deviation.of("step", "worker-1", 2, "sometime"));
      stepFunctions.runScript(MissedPinsTests::work);
      clock.advanceBy(Duration.ofMinutes(1));
    }
  }

  @Test
  void all_that_happened_is_nothing_to_tell() {
    Fixtures.run(SharedTestCases.class).pass(2);
  }

  /** The second test shares the world of the first one, and has pinned nothing. */
  @StepFunctionsTest
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  static class SharedTestCases {
    @Test
    @Order(1)
    void differs(FakeStepFunctions stepFunctions, VirtualClock clock) {
      stepFunctions.except(Deviation.step("worker-1", 1, SECOND));
      stepFunctions.runScript(MissedPinsTests::work);
      clock.advanceBy(Duration.ofMinutes(1));
    }

    @Test
    @Order(2)
    void does_not(VirtualClock clock) {
      clock.advanceBy(Duration.ofMinutes(1));
    }
  }

  @Test
  void a_test_that_fails_is_told_its_own_failure_only() {
    assertThat(Fixtures.run(FailingTestCases.class).failure())
        .hasMessage("fails")
        .satisfies(
            failure ->
                assertThat(failure.getSuppressed()).noneMatch(AssertionError.class::isInstance));
  }

  @StepFunctionsTest
  static class FailingTestCases {
    @Test
    void fails(FakeStepFunctions stepFunctions) {
      stepFunctions.except(Deviation.step("worker-1", 1, SECOND));
      throw new AssertionError("fails");
    }
  }
}
