package dev.holter.report;

import static dev.holter.execution.FixedTask.at;
import static dev.holter.execution.FixedTask.started;
import static dev.holter.execution.FixedTask.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.execution.FixedTask;
import dev.holter.execution.TaskClock;
import org.junit.jupiter.api.Test;

class TaskTimelineTests {

  @Test
  void shows_beats_faults_rejections_and_a_missed_heartbeat() {
    FixedTask task =
        started("charge")
            .attempt(2)
            .worker("worker-1")
            .heartbeatSeconds(60)
            .timeoutSeconds(3600)
            .scheduledBefore(5)
            .beats(20, 45)
            .injected(50, "ThrottlingException")
            .timesOut(105, TaskClock.HEARTBEAT)
            .rejected("SendTaskSuccess", 105, "TaskTimedOut");

    assertThat(TaskTimeline.of(task).text())
        .isEqualTo(
            """
            charge #2, token ...9f3a, activity charges, execution nightly, HeartbeatSeconds 60, TimeoutSeconds 3600
              -00:00:05.000  scheduled
               00:00:00.000  started by worker-1
               00:00:20.000  SendTaskHeartbeat 1            gap PT20S  margin PT40S
               00:00:45.000  SendTaskHeartbeat 2            gap PT25S  margin PT35S
               00:00:50.000  SendTaskHeartbeat              injected ThrottlingException
               00:01:45.000  timed out on HeartbeatSeconds  gap PT1M
               00:01:45.000  SendTaskSuccess                rejected with TaskTimedOut\
            """);
  }

  @Test
  void shows_what_was_not_as_usual_before_what_happened_at_that_instant() {
    FixedTask task =
        started("charge")
            .beats(20, 40)
            .departs(20, "the others went first")
            .departs(20, "an answer took 0.1 s")
            .departs(30, "worker-1 froze for 7 s")
            .now(50);

    assertThat(TaskTimeline.of(task).text())
        .isEqualTo(
            """
            charge #1, token ...9f3a, activity charges, execution nightly
              00:00:00.000  scheduled
              00:00:00.000  started
              00:00:20.000  not as usual         the others went first
              00:00:20.000  not as usual         an answer took 0.1 s
              00:00:20.000  SendTaskHeartbeat 1  gap PT20S
              00:00:30.000  not as usual         worker-1 froze for 7 s
              00:00:40.000  SendTaskHeartbeat 2  gap PT20S
              00:00:50.000  now                  gap PT10S\
            """);
  }

  @Test
  void shows_now_and_the_next_deadlines_of_a_running_task() {
    FixedTask task =
        started("charge").heartbeatSeconds(60).timeoutSeconds(90).beats(45.5).now(50.000000001);

    assertThat(TaskTimeline.of(task).text())
        .isEqualTo(
            """
            charge #1, token ...9f3a, activity charges, execution nightly, HeartbeatSeconds 60, TimeoutSeconds 90
              00:00:00.000        scheduled
              00:00:00.000        started
              00:00:45.500        SendTaskHeartbeat 1        gap PT45.5S  margin PT14.5S
              00:00:50.000000001  now                        gap PT4.500000001S
              00:01:30.000        TimeoutSeconds deadline    in PT39.999999999S
              00:01:45.500        HeartbeatSeconds deadline  in PT55.499999999S\
            """);
  }

  @Test
  void shows_a_task_that_waits_for_a_worker() {
    FixedTask task =
        waiting("publish").resource("arn:aws:states:::sqs:sendMessage.waitForTaskToken").now(3);

    assertThat(TaskTimeline.of(task).text())
        .isEqualTo(
            """
            publish #1, no token, sqs:sendMessage.waitForTaskToken, execution nightly
              00:00:00.000  scheduled
              00:00:03.000  now  waits for a worker\
            """);
  }

  @Test
  void shows_each_end() {
    assertThat(end(started("s").beats(1).succeeds(2, "{}")))
        .isEqualTo("  00:00:02.000  succeeded            gap PT1S");
    assertThat(end(started("s").beats(1).fails(2, "Boom", "why\nat 100 %s")))
        .isEqualTo("  00:00:02.000  failed               gap PT1S  error Boom  cause why...");
    assertThat(end(started("s").beats(1).fails(2, null, null)))
        .isEqualTo("  00:00:02.000  failed               gap PT1S");
    assertThat(end(started("s").beats(1).timesOut(2, TaskClock.TIMEOUT)))
        .isEqualTo("  00:00:02.000  timed out on TimeoutSeconds  gap PT1S");
    assertThat(end(started("s").heartbeatSeconds(9).aborts(2)))
        .isEqualTo("  00:00:02.000  aborted  gap PT2S  margin PT7S");
    assertThat(end(waiting("s").aborts(2))).isEqualTo("  00:00:02.000  aborted");
  }

  @Test
  void folds_a_regular_day_into_a_few_lines_and_counts_days() {
    FixedTask task = started("charge").heartbeatSeconds(60);
    for (int beat = 1; beat <= 2880; beat++) {
      task.beats(beat * 30);
    }

    assertThat(TaskTimeline.of(task.now(86_410)).text())
        .isEqualTo(
            """
            charge #1, token ...9f3a, activity charges, execution nightly, HeartbeatSeconds 60
                 00:00:00.000  scheduled
                 00:00:00.000  started
                 00:00:30.000  SendTaskHeartbeat 1        gap PT30S  margin PT30S
              ... 2,878 beats every PT30S
              1d 00:00:00.000  SendTaskHeartbeat 2880     gap PT30S  margin PT30S
              1d 00:00:10.000  now                        gap PT10S
              1d 00:01:00.000  HeartbeatSeconds deadline  in PT50S\
            """);
  }

  @Test
  void a_change_of_rhythm_stays_visible() {
    FixedTask task = started("charge").beats(1, 2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 14, 15);

    assertThat(TaskTimeline.of(task).text().lines().skip(3).map(String::strip))
        .containsExactly(
            "00:00:01.000  SendTaskHeartbeat 1   gap PT1S",
            "... 4 beats every PT1S",
            "00:00:06.000  SendTaskHeartbeat 6   gap PT1S",
            "00:00:09.000  SendTaskHeartbeat 7   gap PT3S",
            "00:00:10.000  SendTaskHeartbeat 8   gap PT1S",
            "... 4 beats every PT1S",
            "00:00:15.000  SendTaskHeartbeat 13  gap PT1S",
            "00:00:15.000  now                   gap PT0S");
  }

  @Test
  void folds_an_irregular_day_by_the_range_of_its_gaps() {
    FixedTask task = started("charge");
    for (int beat = 1; beat <= 1000; beat++) {
      task.beats(beat * 30 + beat % 3);
    }

    assertThat(TaskTimeline.of(task).text().lines().skip(4).findFirst())
        .contains("  ... 998 beats PT28S to PT31S apart");
  }

  @Test
  void never_shows_more_than_a_screen() {
    FixedTask task = started("charge");
    for (int beat = 1; beat <= 1000; beat++) {
      task.beats(beat).injected(beat, "ThrottlingException");
    }

    assertThat(TaskTimeline.of(task).text().lines())
        .hasSize(41)
        .element(20)
        .isEqualTo("  ... 1,964 more lines");
  }

  @Test
  void shows_15_lines_around_a_moment_and_marks_it() {
    FixedTask task = started("charge");
    for (int beat = 1; beat <= 100; beat++) {
      task.beats(beat);
    }

    assertThat(TaskTimeline.of(task).around(at(50)))
        .isEqualTo(
            """
              ... 45 earlier
              00:00:44.000  SendTaskHeartbeat 44  gap PT1S
              00:00:45.000  SendTaskHeartbeat 45  gap PT1S
              00:00:46.000  SendTaskHeartbeat 46  gap PT1S
              00:00:47.000  SendTaskHeartbeat 47  gap PT1S
              00:00:48.000  SendTaskHeartbeat 48  gap PT1S
              00:00:49.000  SendTaskHeartbeat 49  gap PT1S
            > 00:00:50.000  SendTaskHeartbeat 50  gap PT1S
              00:00:51.000  SendTaskHeartbeat 51  gap PT1S
              00:00:52.000  SendTaskHeartbeat 52  gap PT1S
              00:00:53.000  SendTaskHeartbeat 53  gap PT1S
              00:00:54.000  SendTaskHeartbeat 54  gap PT1S
              00:00:55.000  SendTaskHeartbeat 55  gap PT1S
              00:00:56.000  SendTaskHeartbeat 56  gap PT1S
              ... 45 later\
            """);
  }

  @Test
  void a_slice_at_either_end_says_what_is_left_out_on_one_side() {
    FixedTask task = started("charge");
    for (int beat = 1; beat <= 100; beat++) {
      task.beats(beat);
    }
    TaskTimeline timeline = TaskTimeline.of(task);

    assertThat(timeline.around(at(-5)).lines()).hasSize(14).last().isEqualTo("  ... 90 later");
    assertThat(timeline.around(at(500)).lines()).hasSize(14).first().isEqualTo("  ... 90 earlier");
  }

  @Test
  void is_a_snapshot() {
    FixedTask task = started("charge").beats(1);
    TaskTimeline timeline = TaskTimeline.of(task);
    String before = timeline.text();

    task.beats(2).succeeds(3, "{}");

    assertThat(timeline).hasToString(before);
  }

  @Test
  void tells_calls_after_the_end_from_those_at_the_same_instant_before_it() {
    FixedTask task =
        started("charge")
            .rejected("SendTaskHeartbeat", 5, "ThrottlingException")
            .succeeds(5, "{}")
            .rejected("SendTaskHeartbeat", 5, "TaskTimedOut");

    assertThat(TaskTimeline.of(task).callsAfterEnd())
        .singleElement()
        .isEqualTo(task.calls().get(2));
    assertThat(TaskTimeline.of(started("open").beats(1)).callsAfterEnd()).isEmpty();
  }

  @Test
  void an_accepted_beat_at_the_instant_of_the_end_came_before_it() {
    FixedTask task = started("charge").beats(5).aborts(5);

    assertThat(TaskTimeline.of(task).callsAfterEnd()).isEmpty();
  }

  @Test
  void a_short_token_is_shown_whole() {
    assertThat(TaskTimeline.of(started("charge").token("token-7")).title())
        .isEqualTo("charge #1, token token-7");
  }

  private static String end(FixedTask task) {
    return TaskTimeline.of(task).text().lines().reduce((first, second) -> second).orElseThrow();
  }
}
