package dev.holter.internal.time;

import static dev.holter.Engines.engine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.example.StuckWorker;
import dev.holter.VirtualClock;
import dev.holter.internal.agent.HolterAgent;
import dev.holter.time.HeldTimeException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
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
            Virtual time stands still at [2025-01-01T00:00:05Z]: nothing happened for PT0.2S of usable time.
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
            Virtual time stands still at [2025-01-01T00:00:00Z]: nothing happened for PT0.2S of usable time.
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
    engine(clock)
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
    Wait never = engine(clock).newWait("a message that nobody sends");
    workers.start("worker", () -> stuck.call(() -> await(never)));

    Throwable failure =
        catchThrowable(() -> engine(clock).newWait("the test's call").await(null, Purpose.WORK));

    assertThat(failure).isExactlyInstanceOf(HeldTimeException.class);
    assertThat(withoutFramesOfJdkAndTests(String.valueOf(failure.getMessage())))
        .isEqualTo(
            """
            Virtual time cannot move at [2025-01-01T00:00:00Z]: everybody waits, the test too, and nobody is left who could end the test's wait.
            Waiting:
              [the test] in the test's call
              [worker] in a message that nobody sends
                  at com.example.StuckWorker.call(StuckWorker.java:35)
            No deadline is left.
            Do this: let somebody on the clock do what the test waits for. What comes from outside, such as a container or another process, is waited for with VirtualClock.inRealTime.
            """);
  }

  @Test
  void a_test_that_sleeps_or_waits_itself_moves_time() throws Exception {
    var executor = clock.newSingleThreadScheduledExecutor();
    var future = executor.schedule(() -> "done", 5, TimeUnit.SECONDS);

    assertThat(future.get()).isEqualTo("done");
    assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(5));
    clock.sleep(Duration.ofSeconds(5));
    assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void a_test_that_waits_beside_somebody_who_only_repeats_is_ended() {
    workers.start(
        "poller",
        () -> {
          while (true) {
            engine(clock)
                .newWait("a poll")
                .await(clock.instant().plusSeconds(60), Purpose.BACKGROUND);
          }
        });

    assertThatThrownBy(() -> engine(clock).newWait("the end").await(null, Purpose.WORK))
        .isExactlyInstanceOf(HeldTimeException.class)
        .hasMessageStartingWith(
            "The test waits without a limit, and virtual time went on and on to"
                + " [2025-01-07T22:40:00Z]: only what repeats is left, such as polls.\n")
        .hasMessageContaining("[the test] in the end")
        .hasMessageContaining("[poller] in a poll");
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
