package dev.holter.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.example.StuckWorker;
import dev.holter.internal.agent.HolterAgent;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WatchdogTests {
  /** A method that runs while its class is rewritten loses its lines. */
  @BeforeAll
  static void install() {
    HolterAgent.install();
  }

  private final VirtualClock clock =
      VirtualClock.startingAt(VirtualClock.DEFAULT_START, Duration.ofMillis(200));
  private final Workers workers = new Workers(clock);
  private final StuckWorker stuck = new StuckWorker();

  @AfterEach
  void close() {
    stuck.release.countDown();
    clock.close();
  }

  @Test
  void a_real_wait_in_a_worker_fails_the_test_with_the_threads_stack() {
    workers.start(
        "worker",
        () -> {
          clock.sleep(Duration.ofSeconds(5));
          stuck.call(stuck::waitForReal);
        });
    workers.start("sleeper", () -> clock.sleep(Duration.ofSeconds(70)));

    Throwable failure = catchThrowable(() -> clock.advanceBy(Duration.ofSeconds(60)));

    assertThat(failure).isExactlyInstanceOf(HeldTimeException.class);
    assertThat(withoutFramesOfJdkAndTests(String.valueOf(failure.getMessage())))
        .isEqualTo(
            """
            Virtual time stands still at [2025-01-01T00:00:05Z]: nothing happened for PT0.2S of real time.
            Running:
              [worker], thread WAITING
                  at com.example.StuckWorker.waitForReal(StuckWorker.java:14)
                  at com.example.StuckWorker.call(StuckWorker.java:35)
            Waiting:
              [the test] in advanceBy(PT1M)
              [sleeper] in VirtualClock.sleep(PT1M10S)
            Next deadlines:
              advanceBy(PT1M) at 2025-01-01T00:01:00Z
              VirtualClock.sleep(PT1M10S) at 2025-01-01T00:01:10Z
            Do this: let what runs wait with VirtualClock.sleep, the clock's executors or a client call instead of Thread.sleep, a latch or anything else that the clock cannot see, or leave agent = true, which puts such waits on the clock; raise the watchdog's limit if its work really takes longer.
            """);
    assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void an_open_hold_fails_the_test_with_the_place_where_it_was_taken() {
    stuck.call(() -> clock.hold("a request on the wire"));

    Throwable failure = catchThrowable(() -> clock.advanceBy(Duration.ofSeconds(60)));

    assertThat(failure).isExactlyInstanceOf(HeldTimeException.class);
    assertThat(withoutFramesOfJdkAndTests(String.valueOf(failure.getMessage())))
        .isEqualTo(
            """
            Virtual time stands still at [2025-01-01T00:00:00Z]: nothing happened for PT0.2S of real time.
            Waiting:
              [the test] in advanceBy(PT1M)
            Open holds:
              [a request on the wire], taken
                  at com.example.StuckWorker.call(StuckWorker.java:35)
            Next deadlines:
              advanceBy(PT1M) at 2025-01-01T00:01:00Z
            Do this: close the open holds, or raise the watchdog's limit if what they stand for really takes longer.
            """);
  }

  @Test
  void an_action_that_waits_for_real_is_named_with_its_thread() {
    // It lets the next thing happen on its own thread, since it is the last one to go idle.
    workers.start("last to run", () -> clock.sleep(Duration.ofSeconds(5)));
    clock
        .timeline()
        .schedule(
            VirtualClock.DEFAULT_START.plusSeconds(6),
            Priority.SERVICE,
            Purpose.WORK,
            "action",
            stuck::waitForReal);

    assertThatThrownBy(() -> clock.advanceBy(Duration.ofSeconds(60)))
        .isExactlyInstanceOf(HeldTimeException.class)
        .hasMessageContaining("In an action of the clock:\n  [last to run]\n")
        .hasMessageContaining("      at com.example.StuckWorker.waitForReal(StuckWorker.java:14)");
  }

  @Test
  void everybody_waiting_with_nothing_left_fails_at_once() {
    Wait never = clock.timeline().newWait("a message that nobody sends");
    workers.start("worker", () -> stuck.call(() -> await(never)));

    Throwable failure =
        catchThrowable(() -> clock.timeline().newWait("the test's call").await(null, Purpose.WORK));

    assertThat(failure).isExactlyInstanceOf(HeldTimeException.class);
    assertThat(withoutFramesOfJdkAndTests(String.valueOf(failure.getMessage())))
        .isEqualTo(
            """
            Virtual time cannot move at [2025-01-01T00:00:00Z]: everybody waits, the test too, and the test is not in an advance call.
            Waiting:
              [the test] in the test's call
              [worker] in a message that nobody sends
                  at com.example.StuckWorker.call(StuckWorker.java:35)
            No deadline is left.
            Do this: call the clock's advance methods on the test's thread and let a worker do the waiting, or open VirtualClock.autoAdvance() around the call that waits.
            """);
  }

  @Test
  void a_test_that_sleeps_itself_is_told_about_advancing() {
    assertThatThrownBy(() -> clock.sleep(Duration.ofSeconds(5)))
        .isExactlyInstanceOf(HeldTimeException.class)
        .hasMessageContaining(
            """
            Waiting:
              [the test] in VirtualClock.sleep(PT5S)
            """)
        .hasMessageContaining(
            """
            Next deadlines:
              VirtualClock.sleep(PT5S) at 2025-01-01T00:00:05Z
            """);
  }

  @Test
  void a_future_that_needs_time_is_refused_on_the_tests_thread_and_fine_with_auto_advance()
      throws Exception {
    var executor = clock.newSingleThreadScheduledExecutor();
    var future = executor.schedule(() -> "done", 5, TimeUnit.SECONDS);

    assertThatThrownBy(future::get).isExactlyInstanceOf(HeldTimeException.class);
    AutoAdvance mode = clock.autoAdvance();
    assertThat(future.get()).isEqualTo("done");
    assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(5));

    mode.close();
    mode.close();
    assertThatThrownBy(() -> clock.sleep(Duration.ofSeconds(5)))
        .isExactlyInstanceOf(HeldTimeException.class);
  }

  @Test
  void a_limit_of_for_ever_is_possible() {
    try (VirtualClock patient =
        VirtualClock.startingAt(VirtualClock.DEFAULT_START, Duration.ofSeconds(Long.MAX_VALUE))) {
      patient.advanceBy(Duration.ofSeconds(1));
      assertThat(patient.elapsed()).isEqualTo(Duration.ofSeconds(1));
    }
  }

  private static void await(Wait wait) {
    try {
      wait.await(null, Purpose.WORK);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Frames of the JDK differ between its versions; ours between the tests. */
  private static String withoutFramesOfJdkAndTests(String message) {
    return message.replaceAll("(?m)^      at (?!com\\.example).*\\n", "");
  }
}
