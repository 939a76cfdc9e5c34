package dev.holter.assertj;

import static dev.holter.assertj.HolterAssertions.assertThat;
import static dev.holter.assertj.HolterAssertions.assertThatCode;
import static dev.holter.assertj.HolterAssertions.assertThatIllegalArgumentException;
import static dev.holter.execution.FixedTask.at;
import static dev.holter.execution.FixedTask.started;
import static dev.holter.execution.FixedTask.waiting;
import static java.time.Duration.ofNanos;
import static java.time.Duration.ofSeconds;

import dev.holter.execution.FixedTask;
import dev.holter.execution.TaskClock;
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

      assertThat(assertThat(task).beatsAtMost(ofSeconds(30))).isInstanceOf(TaskAttemptAssert.class);
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
}
