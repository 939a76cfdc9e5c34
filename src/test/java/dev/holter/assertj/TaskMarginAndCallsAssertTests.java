package dev.holter.assertj;

import static dev.holter.assertj.HolterAssertions.assertThat;
import static dev.holter.assertj.HolterAssertions.assertThatIllegalArgumentException;
import static dev.holter.execution.FixedTask.at;
import static dev.holter.execution.FixedTask.started;
import static dev.holter.execution.FixedTask.waiting;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofNanos;
import static java.time.Duration.ofSeconds;

import dev.holter.execution.FixedTask;
import dev.holter.execution.TaskClock;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TaskMarginAndCallsAssertTests {

  private static FixedTask charge() {
    return started("charge").attempt(2).heartbeatSeconds(60);
  }

  @Nested
  class KeepsMarginOf {

    @Test
    void passes_when_each_margin_is_kept_the_bound_included() {
      FixedTask task = charge().beats(40, 80).now(120);

      assertThat(task).hasMarginOfAtLeast(ofSeconds(20));
      assertThat(charge().beats(30, 60).succeeds(90, "{}")).hasMarginOfAtLeast(0.5);
    }

    @Test
    void fails_a_nanosecond_below_the_bound() {
      FixedTask task = charge().beats(40).beatAt(at(80).plusNanos(1)).now(85);

      Failures.of(() -> assertThat(task).hasMarginOfAtLeast(ofSeconds(20)))
          .isEqualTo(
              """

              Expecting task
                [charge #2, token ...9f3a]
              to keep a margin of PT20S to each heartbeat deadline of PT1M
              but heartbeat 2 came PT40.000000001S after heartbeat 1, PT19.999999999S before the deadline:
                00:00:00.000        scheduled
                00:00:00.000        started
                00:00:40.000        SendTaskHeartbeat 1        gap PT40S  margin PT20S
              > 00:01:20.000000001  SendTaskHeartbeat 2        gap PT40.000000001S  margin PT19.999999999S
                00:01:25.000        now                        gap PT4.999999999S
                00:02:20.000000001  HeartbeatSeconds deadline  in PT55.000000001S\
              """);
    }

    @Test
    void measures_the_open_end_and_the_end() {
      Failures.finding(
              () -> assertThat(charge().beats(9).now(50)).hasMarginOfAtLeast(ofSeconds(20)))
          .isEqualTo(
              "but no heartbeat came in the PT41S since heartbeat 1, PT19S before the deadline:");
      Failures.finding(
              () -> assertThat(charge().succeeds(41, "{}")).hasMarginOfAtLeast(ofSeconds(20)))
          .isEqualTo("but the task succeeded PT41S after the start, PT19S before the deadline:");
    }

    @Test
    void a_missed_heartbeat_fails_even_a_margin_of_zero() {
      FixedTask task = charge().beats(9).timesOut(69, TaskClock.HEARTBEAT);

      Failures.finding(() -> assertThat(task).hasMarginOfAtLeast(ZERO))
          .isEqualTo("but the task timed out on HeartbeatSeconds PT1M after heartbeat 1:");
    }

    @Test
    void a_fraction_is_exact_to_the_nanosecond() {
      FixedTask task = charge().beatAt(at(30).plusNanos(1)).now(31);

      Failures.of(() -> assertThat(task).hasMarginOfAtLeast(0.5))
          .startsWith(
              """

              Expecting task
                [charge #2, token ...9f3a]
              to keep a margin of 0.5 x HeartbeatSeconds to each heartbeat deadline of PT1M
              but heartbeat 1 came PT30.000000001S after the start, PT29.999999999S before the deadline:
              """);
      assertThat(Cadence.fraction(0.1, ofSeconds(99_999_999))).isEqualTo(ofMillis(9_999_999_900L));
      assertThat(Cadence.fraction(1 / 3.0, ofSeconds(1))).isEqualTo(ofNanos(333_333_334));
    }

    @Test
    void demands_a_declared_timeout_and_a_start() {
      Failures.of(() -> assertThat(started("charge").beats(1)).hasMarginOfAtLeast(0.5))
          .isEqualTo(
              """

              Expecting task
                [charge #1, token ...9f3a]
              to keep a margin of 0.5 x HeartbeatSeconds to each heartbeat deadline
              but the task declares no HeartbeatSeconds: declare it, or use beatsAtMost instead:
                00:00:00.000  scheduled
                00:00:00.000  started
              > 00:00:01.000  SendTaskHeartbeat 1  gap PT1S
              > 00:00:01.000  now                  gap PT0S\
              """);
      Failures.finding(
              () -> assertThat(waiting("x").heartbeatSeconds(5)).hasMarginOfAtLeast(ofSeconds(1)))
          .isEqualTo("but no worker has it:");
    }

    @Test
    void refuses_nonsense() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> assertThat(charge()).hasMarginOfAtLeast(ofSeconds(-1)))
          .withMessage("hasMarginOfAtLeast takes a duration of zero or more, found [PT-1S]");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> assertThat(charge()).hasMarginOfAtLeast(1.0))
          .withMessage(
              "hasMarginOfAtLeast takes a fraction from 0 to below 1, found [1.0]:"
                  + " 0.5 stands for half of HeartbeatSeconds");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> assertThat(charge()).hasMarginOfAtLeast(Double.NaN));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> assertThat(charge()).hasMarginOfAtLeast(-0.1));
    }
  }

  @Nested
  class Counting {

    @Test
    void counts_accepted_beats_only() {
      FixedTask task =
          charge()
              .beats(1, 2)
              .injected(3, "ThrottlingException")
              .rejected("SendTaskHeartbeat", 4, "X");

      assertThat(task).hasHeartbeats(2).hasHeartbeatsBetween(2, 2).hasHeartbeatsBetween(0, 5);
    }

    @Test
    void fails_with_the_number_found() {
      Failures.of(() -> assertThat(charge().beats(1)).hasHeartbeats(2))
          .isEqualTo(
              """

              Expecting task
                [charge #2, token ...9f3a]
              to have sent 2 heartbeats
              but it has sent 1:
                00:00:00.000  scheduled
                00:00:00.000  started
              > 00:00:01.000  SendTaskHeartbeat 1        gap PT1S  margin PT59S
              > 00:00:01.000  now                        gap PT0S
                00:01:01.000  HeartbeatSeconds deadline  in PT1M\
              """);
      Failures.expectation(() -> assertThat(charge().beats(1)).hasHeartbeatsBetween(2, 3))
          .isEqualTo("to have sent 2 to 3 heartbeats");
      Failures.finding(() -> assertThat(charge().beats(1, 2, 3, 4)).hasHeartbeatsBetween(2, 3))
          .isEqualTo("but it has sent 4:");
    }

    @Test
    void refuses_nonsense() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> assertThat(charge()).hasHeartbeats(-1))
          .withMessage("hasHeartbeats takes a count of zero or more, found [-1]");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> assertThat(charge()).hasHeartbeatsBetween(3, 2))
          .withMessage("hasHeartbeatsBetween takes the smaller number first, found [3, 2]");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> assertThat(charge()).hasHeartbeatsBetween(-1, 2))
          .withMessage("hasHeartbeatsBetween takes a count of zero or more, found [-1]");
    }
  }

  @Nested
  class RejectedAndLateCalls {

    @Test
    void pass_without_any() {
      FixedTask task = charge().injected(1, "ThrottlingException").beats(2).succeeds(3, "{}");

      assertThat(task).hasNoCallsAfterEnd().hasNoRejectedCalls();
      assertThat(charge().beats(1)).hasNoCallsAfterEnd();
    }

    @Test
    void fail_with_the_first_late_call() {
      FixedTask task =
          charge()
              .succeeds(3, "{}")
              .rejected("SendTaskHeartbeat", 3, "TaskTimedOut")
              .rejected("SendTaskSuccess", 4, "TaskTimedOut");

      Failures.of(() -> assertThat(task).hasNoCallsAfterEnd())
          .isEqualTo(
              """

              Expecting task
                [charge #2, token ...9f3a]
              to have no calls after its end
              but SendTaskHeartbeat came after its end, the first of 2:
                00:00:00.000  scheduled
                00:00:00.000  started
              > 00:00:03.000  SendTaskSuccess
              > 00:00:03.000  succeeded          gap PT3S  margin PT57S
              > 00:00:03.000  SendTaskHeartbeat  rejected with TaskTimedOut
                00:00:04.000  SendTaskSuccess    rejected with TaskTimedOut\
              """);
      Failures.finding(() -> assertThat(task).hasNoRejectedCalls())
          .isEqualTo("but SendTaskHeartbeat was rejected, the first of 2:");
    }

    @Test
    void a_call_at_the_very_deadline_is_late() {
      FixedTask task =
          charge()
              .timesOut(60, TaskClock.HEARTBEAT)
              .rejected("SendTaskHeartbeat", 60, "TaskTimedOut");

      Failures.finding(() -> assertThat(task).hasNoCallsAfterEnd())
          .isEqualTo("but SendTaskHeartbeat came after its end:");
    }
  }
}
