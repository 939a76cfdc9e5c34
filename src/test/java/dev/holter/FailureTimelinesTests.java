package dev.holter;

import static dev.holter.TaskDefinition.callback;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

class FailureTimelinesTests {
  private static final String TIMELINE =
      """
      timelines of the tasks at [2025-01-01T00:00:05Z]
      Task #1, token, sqs:sendMessage.waitForTaskToken, execution
        00:00:00.000  scheduled
        00:00:00.000  started
        00:00:05.000  now  gap PT5S""";

  private static void schedule(FakeStepFunctions stepFunctions) {
    stepFunctions.scheduleTask(callback("sqs:sendMessage"));
    stepFunctions.clock().advanceBy(Duration.ofSeconds(5));
  }

  private static void assertTimeline(Throwable failure) {
    assertThat(failure).hasMessage("fails");
    assertThat(failure.getSuppressed()).singleElement().isExactlyInstanceOf(Timelines.class);
    assertThat(
            String.valueOf(failure.getSuppressed()[0].getMessage())
                .replaceAll("token [.]{3}[^,]+", "token")
                .replaceAll("execution [-0-9a-f]+", "execution"))
        .isEqualTo(TIMELINE);
  }

  @Test
  void a_failed_test_shows_the_timelines() {
    assertTimeline(Fixtures.run(InTestTestCases.class).failure());
  }

  @StepFunctionsTest
  static class InTestTestCases {
    @Test
    void fails(FakeStepFunctions stepFunctions) {
      schedule(stepFunctions);
      throw new AssertionError("fails");
    }
  }

  @Test
  void a_failed_before_each_shows_them() {
    assertTimeline(Fixtures.run(BeforeEachTestCases.class).failure());
  }

  @StepFunctionsTest
  static class BeforeEachTestCases {
    @BeforeEach
    void fails(FakeStepFunctions stepFunctions) {
      schedule(stepFunctions);
      throw new AssertionError("fails");
    }

    @Test
    void never_runs() {}
  }

  @Test
  void a_failed_after_each_shows_them() {
    assertTimeline(Fixtures.run(AfterEachTestCases.class).failure());
  }

  @StepFunctionsTest
  static class AfterEachTestCases {
    @Test
    void passes(FakeStepFunctions stepFunctions) {
      schedule(stepFunctions);
    }

    @AfterEach
    void fails() {
      throw new AssertionError("fails");
    }
  }

  @Test
  void a_failed_after_all_shows_them() {
    Fixtures.run(AfterAllTestCases.class)
        .failAsClass()
        .satisfies(FailureTimelinesTests::assertTimeline);
  }

  static class AfterAllTestCases {
    @RegisterExtension
    static final StepFunctionsExtension EXTENSION = StepFunctionsExtension.builder().build();

    @Test
    void passes(FakeStepFunctions stepFunctions) {
      schedule(stepFunctions);
    }

    @AfterAll
    static void fails() {
      throw new AssertionError("fails");
    }
  }

  @Test
  void a_failed_dynamic_test_shows_them() {
    assertTimeline(Fixtures.run(DynamicTestCases.class).failures(1, 1).get(0));
  }

  @StepFunctionsTest
  static class DynamicTestCases {
    @TestFactory
    List<DynamicTest> dynamic(FakeStepFunctions stepFunctions) {
      schedule(stepFunctions);
      return List.of(
          DynamicTest.dynamicTest("passes", () -> {}),
          DynamicTest.dynamicTest(
              "fails",
              () -> {
                throw new AssertionError("fails");
              }));
    }
  }

  @Test
  void one_exception_shows_them_once() {
    assertTimeline(Fixtures.run(TwiceTestCases.class).failure());
  }

  @StepFunctionsTest
  static class TwiceTestCases {
    private final AssertionError failure = new AssertionError("fails");

    @Test
    void fails(FakeStepFunctions stepFunctions) {
      schedule(stepFunctions);
      throw failure;
    }

    @AfterEach
    void fails_again() {
      throw failure;
    }
  }

  @Test
  void an_aborted_test_and_one_without_tasks_show_nothing() {
    Throwable failure = Fixtures.run(NothingTestCases.class).failures(0, 1).get(0);

    assertThat(failure).hasMessage("fails").hasNoSuppressedExceptions();
  }

  @StepFunctionsTest
  static class NothingTestCases {
    @Test
    void aborted(FakeStepFunctions stepFunctions) {
      schedule(stepFunctions);
      abort("not here");
    }

    @Test
    void fails() {
      throw new AssertionError("fails");
    }
  }

  @Test
  void many_tasks_are_counted() {
    assertThat(Fixtures.run(ManyTestCases.class).failure().getSuppressed()[0].getMessage())
        .endsWith("\n... and 2 more tasks");
  }

  @StepFunctionsTest
  static class ManyTestCases {
    @Test
    void fails(FakeStepFunctions stepFunctions, VirtualClock clock) {
      for (int i = 0; i < 7; i++) {
        stepFunctions.scheduleTask(callback("sqs:sendMessage"));
      }
      throw new AssertionError("fails");
    }
  }
}
