package dev.holter.assertj;

import static dev.holter.assertj.HolterAssertions.assertThat;
import static dev.holter.assertj.HolterAssertions.assertThatIllegalArgumentException;
import static dev.holter.execution.WorkerStatus.CRASHED;
import static dev.holter.execution.WorkerStatus.RETURNED;
import static dev.holter.execution.WorkerStatus.STOPPED;

import dev.holter.execution.FixedWorker;
import dev.holter.execution.WorkerLife;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WorkerLifeAssertTests {

  static Stream<Arguments> verdicts() {
    Instant second = FixedWorker.running().startedAt().plusSeconds(1);
    return Stream.of(
        verdict(
            WorkerLifeAssert::isRunning,
            FixedWorker.running(),
            FixedWorker.running().ends(60, RETURNED),
            "be running",
            "returned, PT1M after its start"),
        verdict(
            WorkerLifeAssert::hasEnded,
            FixedWorker.running().ends(1, STOPPED),
            FixedWorker.running(),
            "have ended",
            "is running:\nWaiting:\n  [worker-1] in Thread.sleep"),
        verdict(
            it -> it.hasEndedAfter(Duration.ofSeconds(1)),
            FixedWorker.running().ends(1, CRASHED),
            FixedWorker.running().ends(2, CRASHED),
            "have ended PT1S after its start",
            "crashed, PT2S after its start"),
        verdict(
            it -> it.hasEndedAfter(Duration.ofSeconds(1)),
            FixedWorker.running().ends(1, RETURNED),
            FixedWorker.running(),
            "have ended PT1S after its start",
            "is running:\nWaiting:\n  [worker-1] in Thread.sleep"),
        verdict(
            it -> it.hasEndedAt(second),
            FixedWorker.running().ends(1, RETURNED),
            FixedWorker.running().ends(1.5, RETURNED),
            "have ended at " + second + ", PT1S after its start",
            "returned, PT1.5S after its start"),
        verdict(
            WorkerLifeAssert::hasReturned,
            FixedWorker.running().ends(1, RETURNED),
            FixedWorker.running().ends(1, STOPPED),
            "have returned",
            "was stopped, PT1S after its start"),
        verdict(
            WorkerLifeAssert::wasStopped,
            FixedWorker.running().ends(1, STOPPED),
            FixedWorker.running().ends(1, CRASHED),
            "have been stopped",
            "crashed, PT1S after its start"),
        verdict(
            WorkerLifeAssert::hasCrashed,
            FixedWorker.running().ends(1, CRASHED),
            FixedWorker.running().ends(1, RETURNED),
            "have crashed",
            "returned, PT1S after its start"),
        verdict(
            WorkerLifeAssert::hasFailed,
            FixedWorker.running().fails(1, new IOException("disk")),
            FixedWorker.running().ends(1, RETURNED),
            "have failed",
            "returned, PT1S after its start"),
        verdict(
            it -> it.hasFailedWith(IOException.class),
            FixedWorker.running().fails(1, new IOException("disk")),
            FixedWorker.running().fails(1, withoutStack("50%s")),
            "have failed with a java.io.IOException",
            """
            failed with [java.io.UncheckedIOException: 50%s], PT1S after its start:
            java.io.UncheckedIOException: 50%s
            Caused by: java.io.IOException: full
            \tat Worker.run(Worker.java:7)\
            """));
  }

  private static Throwable withoutStack(String message) {
    Throwable failure = new UncheckedIOException(message, new IOException("full"));
    failure.setStackTrace(
        new StackTraceElement[] {new StackTraceElement("Worker", "run", "Worker.java", 7)});
    return failure;
  }

  private static Arguments verdict(
      Consumer<WorkerLifeAssert> assertion,
      WorkerLife good,
      WorkerLife bad,
      String expected,
      String found) {
    return Arguments.of(assertion, good, bad, expected, found);
  }

  @ParameterizedTest(name = "{3}")
  @MethodSource("verdicts")
  void passes_or_fails_with_its_evidence(
      Consumer<WorkerLifeAssert> assertion,
      WorkerLife good,
      WorkerLife bad,
      String expected,
      String found) {
    assertion.accept(assertThat(good));

    Failures.of(() -> assertion.accept(assertThat(bad).as("poller")))
        .startsWith(
            """
            [poller]\s
            Expecting worker
              [worker-1]
            to %s
            but it %s\
            """
                .formatted(expected, found));
  }

  @ParameterizedTest(name = "{3}")
  @MethodSource("verdicts")
  void refuses_null(Consumer<WorkerLifeAssert> assertion) {
    Failures.of(() -> assertion.accept(assertThat((WorkerLife) null)))
        .contains("Expecting actual not to be null");
  }

  @Test
  void a_stack_is_cut_to_what_a_reader_takes_in() {
    FixedWorker worker = FixedWorker.running().fails(1, new IOException("disk"));

    Failures.of(() -> assertThat(worker).isRunning())
        .satisfies(message -> assertThat(message.lines()).hasSize(18));
  }

  @Test
  void what_finds_the_failure_that_it_expects_answers_for_it() {
    FixedWorker any = failed();
    FixedWorker ofType = failed();
    FixedWorker itself = failed();

    assertThat(any).hasFailed();
    assertThat(ofType).hasFailedWith(IOException.class);
    assertThat(itself).failureSatisfies(it -> it.hasMessage("disk"));

    assertThat(any.isFailureExpected()).isTrue();
    assertThat(ofType.isFailureExpected()).isTrue();
    assertThat(itself.isFailureExpected()).isTrue();
  }

  @Test
  void what_finds_another_failure_leaves_it_to_the_test() {
    FixedWorker worker = failed();

    Failures.of(() -> assertThat(worker).hasFailedWith(ArithmeticException.class)).isNotEmpty();
    Failures.of(() -> assertThat(worker).hasReturned()).isNotEmpty();
    assertThat(worker).hasEnded();

    assertThat(worker.isFailureExpected()).isFalse();
  }

  private static FixedWorker failed() {
    return FixedWorker.running().fails(1, new IOException("disk"));
  }

  @Test
  void the_failure_keeps_the_description() {
    Failures.of(() -> assertThat(failed()).as("poller").failure().hasMessage("full"))
        .startsWith("[poller]");
  }

  @Test
  void a_negative_duration_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> assertThat(failed()).hasEndedAfter(Duration.ofSeconds(-1)))
        .withMessage("hasEndedAfter takes a duration of zero or more, found [PT-1S]");
  }

  @Test
  void soft_assertions_collect_all() {
    HolterSoftAssertions softly = new HolterSoftAssertions();

    softly
        .assertThat(failed())
        .isRunning()
        .hasReturned()
        .hasFailedWith(ArithmeticException.class)
        .failureSatisfies(it -> it.hasMessage("full"));

    assertThat(softly.errorsCollected()).hasSize(4);
  }
}
