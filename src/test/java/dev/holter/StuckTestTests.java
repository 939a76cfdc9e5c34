package dev.holter;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.StuckTestCases;
import dev.holter.internal.agent.HolterAgent;
import dev.holter.time.HeldTimeException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StuckTestTests {
  /** A method that runs while its class is rewritten loses its lines. */
  @BeforeAll
  static void install() {
    HolterAgent.install();
  }

  private static String message(Class<?> fixture) {
    // Which JDK frames are on top differs between JDKs.
    Throwable failure = Fixtures.run(fixture).failure();
    assertThat(failure).isExactlyInstanceOf(HeldTimeException.class);
    return String.valueOf(failure.getMessage())
        .replaceAll("(?m)^      at (?!com[.]example).*\\n", "");
  }

  @Test
  void a_worker_that_sleeps_in_real_time() {
    assertThat(message(StuckTestCases.Sleeping.class))
        .isEqualTo(
            """
            Virtual time stands still at [2025-01-01T00:00:00Z]: nothing happened for PT1S of usable time.
            Running:
              [worker-1], thread WAITING
                  at com.example.SleepingWorker.run(SleepingWorker.java:20)
            Waiting:
              [the test] in a call that lets the others react
                  at com.example.StuckTestCases$Sleeping.advances(StuckTestCases.java:25)
            Next deadlines:
              a call that lets the others react at 2025-01-01T00:00:00Z
              HeartbeatSeconds of Task #1 of e220a839-7b1d-4daf-ae78-9e6aa1b965f4 at 2025-01-01T00:01:00Z
            Do this: let what runs wait with VirtualClock.sleep, the clock's executors or a client call instead of Thread.sleep, a latch or anything else that the clock cannot see, or leave agent = true, which puts such waits on the clock; raise the watchdog's limit if its work really takes longer.
            """);
  }

  @Test
  void a_test_that_waits_for_nobody() {
    assertThat(message(StuckTestCases.WaitingForNobody.class))
        .isEqualTo(
            """
            Virtual time cannot move at [2025-01-01T00:00:00Z]: everybody waits, the test too, and nobody is left who could end the test's wait.
            Waiting:
              [the test] in LockSupport.park
                  at com.example.StuckTestCases$WaitingForNobody.waits(StuckTestCases.java:35)
            No deadline is left.
            Do this: let somebody on the clock do what the test waits for. What comes from outside, such as a container or another process, is waited for with VirtualClock.inRealTime.
            """);
  }

  @Test
  void a_hold_that_is_forgotten() {
    assertThat(message(StuckTestCases.Holding.class))
        .isEqualTo(
            """
            Virtual time stands still at [2025-01-01T00:00:00Z]: nothing happened for PT1S of usable time.
            Waiting:
              [the test] in advanceBy(PT24H)
                  at com.example.StuckTestCases$Holding.holds(StuckTestCases.java:45)
            Open holds:
              [until the upload is done], taken
                  at com.example.StuckTestCases$Holding.holds(StuckTestCases.java:44)
            Next deadlines:
              advanceBy(PT24H) at 2025-01-02T00:00:00Z
            Do this: close the open holds, or raise the watchdog's limit if what they stand for really takes longer.
            """);
  }

  @Test
  void a_worker_that_waits_for_the_test() {
    assertThat(message(StuckTestCases.Waiting.class))
        .isEqualTo(
            """
            Virtual time stands still at [2025-01-01T00:00:00Z]: nothing happened for PT1S of usable time.
            Running:
              [uploader], thread WAITING
                  at com.example.StuckTestCases$Waiting.lambda$waits$0(StuckTestCases.java:55)
            Waiting:
              [the test] in a call that lets the others react
                  at com.example.StuckTestCases$Waiting.waits(StuckTestCases.java:55)
            Next deadlines:
              a call that lets the others react at 2025-01-01T00:00:00Z
            Do this: let what runs wait with VirtualClock.sleep, the clock's executors or a client call instead of Thread.sleep, a latch or anything else that the clock cannot see, or leave agent = true, which puts such waits on the clock; raise the watchdog's limit if its work really takes longer.
            """);
  }

  @Test
  void a_worker_that_waits_for_a_lock_of_one_that_has_ended() {
    assertThat(message(StuckTestCases.LeftLocked.class))
        .contains(
            "  [uploader], thread WAITING for a lock of [an earlier one], which has ended and will"
                + " never give it free\n");
  }
}
