package dev.holter.assertj;

import static dev.holter.assertj.HolterAssertions.assertThat;
import static dev.holter.assertj.HolterAssertions.assertThatCode;
import static dev.holter.assertj.HolterAssertions.assertThatIllegalArgumentException;
import static dev.holter.journal.FixedTask.at;
import static dev.holter.journal.FixedTask.started;
import static dev.holter.journal.FixedTask.waiting;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofNanos;
import static java.time.Duration.ofSeconds;

import dev.holter.journal.FixedTask;
import dev.holter.journal.TaskClock;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TaskCadenceAssertTests {

  private static FixedTask charge() {
    return started("charge").attempt(2).heartbeatSeconds(60);
  }

  @Nested
  class BeatsAtMost {

    @Test
    void passes_when_no_gap_is_longer_the_bound_included() {
      FixedTask task = charge().beats(30, 60).succeeds(90, "{}");

      assertThat(assertThat(task).beatsAtMost(ofSeconds(30))).isInstanceOf(TaskRunAssert.class);
    }

    @Test
    void fails_a_nanosecond_above_the_bound() {
      FixedTask task = charge().beats(30).beatAt(at(60).plusNanos(1)).succeeds(90, "{}");

      Failures.of(() -> assertThat(task).beatsAtMost(ofSeconds(30)))
          .isEqualTo(
              """

              Expecting task
                [charge #2, token ...9f3a]
              to send heartbeats at most PT30S apart
              but heartbeat 2 came PT30.000000001S after heartbeat 1:
                00:00:00.000        scheduled
                00:00:00.000        started
                00:00:30.000        SendTaskHeartbeat 1  gap PT30S  margin PT30S
              > 00:01:00.000000001  SendTaskHeartbeat 2  gap PT30.000000001S  margin PT29.999999999S
                00:01:30.000        SendTaskSuccess
                00:01:30.000        succeeded            gap PT29.999999999S  margin PT30.000000001S\
              """);
      assertThatCode(() -> assertThat(task).beatsAtMost(ofSeconds(30).plusNanos(1)))
          .doesNotThrowAnyException();
    }

    @Test
    void names_the_largest_of_several_gaps() {
      FixedTask task = charge().beats(11, 36, 48).now(48);

      Failures.finding(() -> assertThat(task).beatsAtMost(ofSeconds(10)))
          .isEqualTo("but heartbeat 2 came PT25S after heartbeat 1, the largest of 3 such gaps:");
    }

    @Test
    void counts_from_the_start_to_the_first_beat() {
      Failures.finding(() -> assertThat(charge().beats(31)).beatsAtMost(ofSeconds(30)))
          .isEqualTo("but heartbeat 1 came PT31S after the start:");
    }

    @Test
    void counts_from_the_last_beat_to_the_end_however_it_came() {
      Failures.finding(
              () -> assertThat(charge().beats(1).succeeds(32, "{}")).beatsAtMost(ofSeconds(30)))
          .isEqualTo("but the task succeeded PT31S after heartbeat 1:");
      Failures.finding(
              () -> assertThat(charge().beats(1).fails(32, "E", "c")).beatsAtMost(ofSeconds(30)))
          .isEqualTo("but the task failed PT31S after heartbeat 1:");
      Failures.finding(
              () ->
                  assertThat(charge().beats(1).timesOut(61, TaskClock.HEARTBEAT))
                      .beatsAtMost(ofSeconds(30)))
          .isEqualTo("but the task timed out on HeartbeatSeconds PT1M after heartbeat 1:");
      Failures.finding(() -> assertThat(charge().aborts(31)).beatsAtMost(ofSeconds(30)))
          .isEqualTo("but the task was aborted PT31S after the start:");
    }

    @Test
    void counts_from_the_last_beat_to_now() {
      FixedTask task = charge().beats(20).now(51);

      Failures.of(() -> assertThat(task).beatsAtMost(ofSeconds(30)))
          .isEqualTo(
              """

              Expecting task
                [charge #2, token ...9f3a]
              to send heartbeats at most PT30S apart
              but no heartbeat came in the PT31S since heartbeat 1:
                00:00:00.000  scheduled
                00:00:00.000  started
                00:00:20.000  SendTaskHeartbeat 1        gap PT20S  margin PT40S
              > 00:00:51.000  now                        gap PT31S
                00:01:20.000  HeartbeatSeconds deadline  in PT29S\
              """);
    }

    @Test
    void fails_for_a_running_task_that_never_beat_whatever_the_bound() {
      Failures.finding(() -> assertThat(charge().now(5)).beatsAtMost(ofSeconds(30)))
          .isEqualTo("but no heartbeat came in the PT5S since the start:");
    }

    @Test
    void passes_for_a_task_that_ended_before_a_beat_was_due() {
      assertThat(charge().succeeds(5, "{}")).beatsAtMost(ofSeconds(30));
    }

    @Test
    void fails_for_a_task_that_never_started() {
      Failures.finding(() -> assertThat(waiting("charge").now(5)).beatsAtMost(ofSeconds(30)))
          .isEqualTo("but no worker has it:");
      Failures.finding(() -> assertThat(waiting("charge").aborts(5)).beatsAtMost(ofSeconds(30)))
          .isEqualTo("but it ended before a worker had it:");
    }

    @Test
    void refuses_a_negative_bound() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> assertThat(charge()).beatsAtMost(ofSeconds(-1)))
          .withMessage("beatsAtMost takes a duration of zero or more, found [PT-1S]");
    }

    @Test
    void shows_15_lines_of_a_long_day_around_the_gap() {
      FixedTask task = charge();
      for (int beat = 1; beat <= 2880; beat++) {
        task.beats(beat <= 1440 ? beat * 30 : beat * 30 + 10);
      }

      Failures.of(() -> assertThat(task).beatsAtMost(ofSeconds(30)))
          .isEqualTo(
              """

              Expecting task
                [charge #2, token ...9f3a]
              to send heartbeats at most PT30S apart
              but heartbeat 1441 came PT40S after heartbeat 1440:
                ... 1,436 earlier
                11:57:30.000  SendTaskHeartbeat 1435  gap PT30S  margin PT30S
                11:58:00.000  SendTaskHeartbeat 1436  gap PT30S  margin PT30S
                11:58:30.000  SendTaskHeartbeat 1437  gap PT30S  margin PT30S
                11:59:00.000  SendTaskHeartbeat 1438  gap PT30S  margin PT30S
                11:59:30.000  SendTaskHeartbeat 1439  gap PT30S  margin PT30S
                12:00:00.000  SendTaskHeartbeat 1440  gap PT30S  margin PT30S
              > 12:00:40.000  SendTaskHeartbeat 1441  gap PT40S  margin PT20S
                12:01:10.000  SendTaskHeartbeat 1442  gap PT30S  margin PT30S
                12:01:40.000  SendTaskHeartbeat 1443  gap PT30S  margin PT30S
                12:02:10.000  SendTaskHeartbeat 1444  gap PT30S  margin PT30S
                12:02:40.000  SendTaskHeartbeat 1445  gap PT30S  margin PT30S
                12:03:10.000  SendTaskHeartbeat 1446  gap PT30S  margin PT30S
                12:03:40.000  SendTaskHeartbeat 1447  gap PT30S  margin PT30S
                ... 1,435 later\
              """);
    }
  }

  @Nested
  class HasFirstBeatWithin {

    @Test
    void passes_up_to_the_bound() {
      assertThat(charge().beats(5, 100)).hasFirstBeatWithin(ofSeconds(5));
    }

    @Test
    void fails_when_the_first_beat_is_late_or_missing() {
      Failures.of(() -> assertThat(charge().beats(6)).hasFirstBeatWithin(ofSeconds(5)))
          .isEqualTo(
              """

              Expecting task
                [charge #2, token ...9f3a]
              to send its first heartbeat within PT5S of its start
              but heartbeat 1 came PT6S after the start:
                00:00:00.000  scheduled
                00:00:00.000  started
              > 00:00:06.000  SendTaskHeartbeat 1        gap PT6S  margin PT54S
              > 00:00:06.000  now                        gap PT0S
                00:01:06.000  HeartbeatSeconds deadline  in PT1M\
              """);
      Failures.finding(
              () -> assertThat(charge().succeeds(1, "{}")).hasFirstBeatWithin(ofSeconds(5)))
          .isEqualTo("but the task succeeded PT1S after the start:");
      Failures.finding(() -> assertThat(waiting("x")).hasFirstBeatWithin(ofSeconds(5)))
          .isEqualTo("but no worker has it:");
    }

    @Test
    void refuses_a_negative_bound() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> assertThat(charge()).hasFirstBeatWithin(ofNanos(-1)))
          .withMessage(
              "hasFirstBeatWithin takes a duration of zero or more, found [PT-0.000000001S]");
    }
  }

  @Nested
  class KeepsMarginOf {

    @Test
    void passes_when_each_margin_is_kept_the_bound_included() {
      FixedTask task = charge().beats(40, 80).now(120);

      assertThat(task).keepsMarginOf(ofSeconds(20));
      assertThat(charge().beats(30, 60).succeeds(90, "{}")).keepsMarginOf(0.5);
    }

    @Test
    void fails_a_nanosecond_below_the_bound() {
      FixedTask task = charge().beats(40).beatAt(at(80).plusNanos(1)).now(85);

      Failures.of(() -> assertThat(task).keepsMarginOf(ofSeconds(20)))
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
      Failures.finding(() -> assertThat(charge().beats(9).now(50)).keepsMarginOf(ofSeconds(20)))
          .isEqualTo(
              "but no heartbeat came in the PT41S since heartbeat 1, PT19S before the deadline:");
      Failures.finding(() -> assertThat(charge().succeeds(41, "{}")).keepsMarginOf(ofSeconds(20)))
          .isEqualTo("but the task succeeded PT41S after the start, PT19S before the deadline:");
    }

    @Test
    void a_missed_heartbeat_fails_even_a_margin_of_zero() {
      FixedTask task = charge().beats(9).timesOut(69, TaskClock.HEARTBEAT);

      Failures.finding(() -> assertThat(task).keepsMarginOf(ZERO))
          .isEqualTo("but the task timed out on HeartbeatSeconds PT1M after heartbeat 1:");
    }

    @Test
    void a_fraction_is_exact_to_the_nanosecond() {
      FixedTask task = charge().beatAt(at(30).plusNanos(1)).now(31);

      Failures.of(() -> assertThat(task).keepsMarginOf(0.5))
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
      Failures.of(() -> assertThat(started("charge").beats(1)).keepsMarginOf(0.5))
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
              () -> assertThat(waiting("x").heartbeatSeconds(5)).keepsMarginOf(ofSeconds(1)))
          .isEqualTo("but no worker has it:");
    }

    @Test
    void refuses_nonsense() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> assertThat(charge()).keepsMarginOf(ofSeconds(-1)))
          .withMessage("keepsMarginOf takes a duration of zero or more, found [PT-1S]");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> assertThat(charge()).keepsMarginOf(1.0))
          .withMessage(
              "keepsMarginOf takes a fraction from 0 to below 1, found [1.0]:"
                  + " 0.5 stands for half of HeartbeatSeconds");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> assertThat(charge()).keepsMarginOf(Double.NaN));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> assertThat(charge()).keepsMarginOf(-0.1));
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
