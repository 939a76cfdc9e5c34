package dev.holter;

import static dev.holter.TaskDefinition.activity;
import static dev.holter.assertj.HolterAssertions.assertThat;
import static dev.holter.assertj.HolterAssertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.sfn.SfnClient;

@StepFunctionsTest
class WorkerRunTests {

  @Test
  void a_worker_has_run_up_to_its_first_wait_when_run_returns(
      FakeStepFunctions stepFunctions, VirtualClock clock) {
    List<String> notes = new ArrayList<>();
    WorkerRun worker =
        stepFunctions.runScript(
            "beater",
            () -> {
              notes.add("begins");
              clock.sleep(Duration.ofSeconds(1));
              notes.add("ends");
            });

    assertThat(notes).containsExactly("begins");
    assertThat(worker).isRunning();
    assertThat(worker.name()).isEqualTo("beater");
    assertThat(worker.thread().getName()).isEqualTo("beater");

    clock.advanceBy(Duration.ofSeconds(1));

    assertThat(notes).containsExactly("begins", "ends");
    assertThat(worker).hasReturned().hasEndedAfter(Duration.ofSeconds(1));
    assertThat(worker.isRunning()).isFalse();
    assertThat(worker.failure()).isEmpty();
    assertThat(stepFunctions.workerRuns()).containsExactly(worker);
  }

  @Test
  void workers_without_a_name_are_numbered(FakeStepFunctions stepFunctions) {
    assertThat(stepFunctions.runWorker(() -> {}).thread().getName()).isEqualTo("worker-1");
    assertThat(stepFunctions.runWorker(() -> {}).thread().getName()).isEqualTo("worker-2");
  }

  @Test
  void stop_interrupts_a_poll_and_sees_the_worker_end(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    String arn = stepFunctions.createActivity("a");
    WorkerRun worker =
        stepFunctions.runWorker(() -> client.getActivityTask(r -> r.activityArn(arn)));

    worker.stop();
    worker.stop();

    assertThat(worker).wasStopped().hasEndedAt(clock.instant());
    assertThat(worker.failure()).isEmpty();
    assertThat(clock.elapsed()).isZero();
  }

  @Test
  void a_worker_that_stops_itself_by_an_interrupt_has_failed(FakeStepFunctions stepFunctions) {
    Fixtures.run(InterruptsItselfTestCases.class)
        .fail()
        .isExactlyInstanceOf(AssertionError.class)
        .hasMessage(
            "Worker [worker-1] ended with an uncaught exception: java.lang.InterruptedException:"
                + " by itself");
  }

  @StepFunctionsTest
  static class InterruptsItselfTestCases {
    @Test
    void fails(FakeStepFunctions stepFunctions) {
      stepFunctions.runScript(
          () -> {
            throw new InterruptedException("by itself");
          });
    }
  }

  @Test
  void what_a_worker_throws_comes_before_what_the_test_misses() {
    Fixtures.run(ComputingTestCases.class)
        .fail()
        .isExactlyInstanceOf(AssertionError.class)
        .hasMessage(
            "Worker [worker-1] ended with an uncaught exception: java.lang.ArithmeticException:"
                + " / by zero. Computing takes no virtual time: what a worker measures of it is"
                + " zero")
        .hasCauseExactlyInstanceOf(ArithmeticException.class)
        .satisfies(
            failure ->
                assertThat(failure.getSuppressed())
                    .filteredOn(missed -> "no beat".equals(missed.getMessage()))
                    .hasSize(1))
        .satisfies(
            failure ->
                assertThat(failure.getSuppressed())
                    .noneMatch(other -> other.getCause() instanceof ArithmeticException));
  }

  @StepFunctionsTest
  static class ComputingTestCases {
    @Test
    void fails(FakeStepFunctions stepFunctions) {
      stepFunctions.runWorker(
          () -> {
            long began = System.nanoTime();
            long rate = 1_000_000_000L / (System.nanoTime() - began);
            throw new IllegalStateException("not reached: " + rate);
          });
      throw new AssertionError("no beat");
    }
  }

  @Test
  void a_failure_that_the_test_has_asserted_does_not_fail_it() {
    Fixtures.run(ExpectingTestCases.class).pass(2);
  }

  @StepFunctionsTest
  static class ExpectingTestCases {
    @Test
    void by_its_type(FakeStepFunctions stepFunctions) {
      WorkerRun worker =
          stepFunctions.runScript(
              () -> {
                throw new IOException("disk");
              });

      assertThat(worker).hasFailedWith(IOException.class).hasEndedAfter(Duration.ZERO);
    }

    @Test
    void without_assertions(FakeStepFunctions stepFunctions) {
      WorkerRun worker =
          stepFunctions.runWorker(
              () -> {
                throw new IllegalStateException("no activity");
              });

      worker.expectFailure();
    }
  }

  @Test
  void a_failure_is_expected_only_once_it_is_there() {
    Fixtures.run(ExpectingTooEarlyTestCases.class)
        .fail()
        .hasMessage(
            "Worker [worker-1] ended with an uncaught exception: java.io.IOException: disk");
  }

  @StepFunctionsTest
  static class ExpectingTooEarlyTestCases {
    @Test
    void fails(FakeStepFunctions stepFunctions, VirtualClock clock) {
      WorkerRun worker =
          stepFunctions.runScript(
              () -> {
                clock.sleep(Duration.ofSeconds(1));
                throw new IOException("disk");
              });

      worker.expectFailure();
      clock.advanceBy(Duration.ofSeconds(1));
    }
  }

  @Test
  void who_expects_another_end_is_shown_where_the_worker_is(
      FakeStepFunctions stepFunctions, VirtualClock clock) {
    WorkerRun worker =
        stepFunctions.runScript("sleeper", () -> clock.sleep(Duration.ofSeconds(90)));

    assertThatThrownBy(() -> assertThat(worker).hasEnded())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("but it is running:")
        .hasMessageContaining("[sleeper] in VirtualClock.sleep(PT1M30S)");
  }

  @Test
  void a_worker_that_was_stopped_late_has_returned(
      FakeStepFunctions stepFunctions, VirtualClock clock) {
    WorkerRun worker = stepFunctions.runWorker(() -> {});
    clock.advanceBy(Duration.ofSeconds(1));

    worker.stop();
    worker.crash();

    assertThat(worker).hasReturned().hasEndedAfter(Duration.ZERO);
  }

  @Test
  void a_worker_that_throws_fails_the_test_with_its_exception() {
    assertThat(Fixtures.run(ThrowingTestCases.class).failures(1, 3))
        .allSatisfy(failure -> assertThat(failure).isExactlyInstanceOf(AssertionError.class))
        .extracting(
            Throwable::getMessage, failure -> Objects.requireNonNull(failure.getCause()).getClass())
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(
                "Worker [worker-1] ended with an uncaught exception: java.io.IOException: disk",
                IOException.class),
            org.assertj.core.groups.Tuple.tuple(
                "Worker [worker-1] ended with an uncaught exception:"
                    + " java.lang.IllegalStateException: on the way out",
                IllegalStateException.class),
            org.assertj.core.groups.Tuple.tuple(
                "Worker [worker-1] ended with an uncaught exception: java.lang.AssertionError: no",
                AssertionError.class));
  }

  @StepFunctionsTest
  static class ThrowingTestCases {
    @Test
    void checked(FakeStepFunctions stepFunctions) {
      WorkerRun worker =
          stepFunctions.runScript(
              () -> {
                throw new IOException("disk");
              });
      assertThat(worker.isRunning()).isFalse();
      assertThat(worker.failure()).containsInstanceOf(IOException.class);
    }

    @Test
    void error(FakeStepFunctions stepFunctions) {
      stepFunctions.runWorker(
          () -> {
            throw new AssertionError("no");
          });
    }

    @Test
    void while_it_is_stopped(FakeStepFunctions stepFunctions, VirtualClock clock) {
      stepFunctions.runScript(
          () -> {
            try {
              clock.sleep(Duration.ofDays(1));
            } catch (InterruptedException stopped) {
              throw new IllegalStateException("on the way out");
            }
          });
    }

    @Test
    void around_the_interrupt(FakeStepFunctions stepFunctions, VirtualClock clock) {
      stepFunctions.runScript(
          () -> {
            try {
              clock.sleep(Duration.ofDays(1));
            } catch (InterruptedException stopped) {
              throw new IllegalStateException(stopped);
            }
          });
    }
  }

  @Test
  void a_blocking_worker_without_any_care_for_interrupts_passes() {
    Fixtures.run(CarelessTestCases.class).pass(3);
  }

  @StepFunctionsTest
  static class CarelessTestCases {
    @Test
    void in_process(FakeStepFunctions stepFunctions, SfnClient client) {
      String arn = stepFunctions.createActivity("a");
      stepFunctions.runWorker(() -> client.getActivityTask(r -> r.activityArn(arn)));
    }

    @Test
    @StepFunctionsTest(transport = Transport.HTTP)
    void over_http(FakeStepFunctions stepFunctions, SfnClient client) {
      String arn = stepFunctions.createActivity("a");
      stepFunctions.runWorker(() -> client.getActivityTask(r -> r.activityArn(arn)));
    }

    @Test
    void tells_the_service_before_it_ends(
        FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      stepFunctions.scheduleTask(activity("a"));
      stepFunctions.runScript(
          () -> {
            String token =
                client
                    .getActivityTask(r -> r.activityArn(stepFunctions.activityArn("a")))
                    .taskToken();
            try {
              clock.sleep(Duration.ofDays(1));
            } catch (InterruptedException stopped) {
              client.sendTaskFailure(r -> r.taskToken(token).error("Stopped"));
              throw stopped;
            }
          });
    }
  }

  @Test
  void a_poll_that_is_stopped_throws_what_the_sdk_throws(
      FakeStepFunctions stepFunctions, SfnClient client) {
    String arn = stepFunctions.createActivity("a");
    List<Throwable> thrown = new ArrayList<>();
    stepFunctions
        .runWorker(
            () -> {
              try {
                client.getActivityTask(r -> r.activityArn(arn));
              } catch (RuntimeException stopped) {
                thrown.add(stopped);
              }
            })
        .stop();

    assertThat(thrown).singleElement().isExactlyInstanceOf(AbortedException.class);
  }

  @Test
  void exactly_one_task_and_execution_can_be_asked_for(FakeStepFunctions stepFunctions) {
    assertThatThrownBy(stepFunctions::task)
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage(
            "[task()] needs exactly one, and there are [0]: take the one you mean from [tasks()]");
    stepFunctions.scheduleTask(activity("a"));
    assertThat(stepFunctions.task().execution()).isSameAs(stepFunctions.execution());
    stepFunctions.scheduleTask(activity("a"));
    assertThatThrownBy(stepFunctions::execution)
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage(
            "[execution()] needs exactly one, and there are [2]: take the one you mean from"
                + " [executions()]");
  }

  @Test
  void start_needs_to_know_which_state_machine(FakeStepFunctions stepFunctions) {
    assertThatThrownBy(() -> stepFunctions.startExecution("{}"))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage(
            "startExecution(input) needs a state machine, and there is none: add"
                + " @StateMachine(\"file.asl.json\") to the test, or call createStateMachine");
    String definition =
        """
        {"StartAt": "S", "States": {"S": {"Type": "Succeed"}}}
        """;
    stepFunctions.createStateMachine("one", definition);
    assertThat(stepFunctions.startExecution("{}").stateMachineArn()).endsWith(":one");
    stepFunctions.createStateMachine("two", definition);
    assertThatThrownBy(() -> stepFunctions.startExecution("{}"))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage(
            "startExecution(input) needs exactly one state machine, and there are [one, two]: name the one"
                + " to start, as in startExecution(\"one\", input)");
    assertThatThrownBy(() -> stepFunctions.startExecution("three", "{}"))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage(
            "There is no state machine [three], there are [one, two]: add @StateMachine(value ="
                + " \"file.asl.json\", name = \"three\") to the test");
  }

  @Test
  void input_that_is_not_json_is_refused_in_aws_words(FakeStepFunctions stepFunctions) {
    assertThatThrownBy(() -> stepFunctions.scheduleTask(activity("a").input("not json")))
        .isInstanceOf(
            software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException.class)
        .hasMessageStartingWith("Invalid State Machine Execution Input: ");
    assertThat(stepFunctions.tasks()).isEmpty();
    assertThat(stepFunctions.executions()).isEmpty();
  }
}
