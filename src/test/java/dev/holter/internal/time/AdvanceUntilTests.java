package dev.holter.internal.time;

import static dev.holter.Engines.engine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holter.Engines;
import dev.holter.VirtualClock;
import dev.holter.time.ConditionNotMetError;
import dev.holter.time.HeldTimeException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdvanceUntilTests {
  private final VirtualClock clock =
      Engines.clock(
          VirtualClock.DEFAULT_START, VirtualClock.DEFAULT_WATCHDOG, new Budget(1000, 50));
  private final Workers workers = new Workers(clock);
  private final AtomicInteger runs = new AtomicInteger();

  @AfterEach
  void close() {
    clock.close();
  }

  @Test
  void a_condition_that_holds_already_moves_nothing() {
    every(Duration.ofSeconds(5));

    assertThat(clock.advanceUntil(() -> true, Duration.ofHours(1)))
        .isEqualTo(VirtualClock.DEFAULT_START);
    assertThat(runs).hasValue(0);
  }

  @Test
  void what_is_due_now_has_happened_when_the_condition_is_first_looked_at() {
    clock.newSingleThreadScheduledExecutor().execute(runs::incrementAndGet);

    clock.advanceUntil(() -> runs.get() == 1, Duration.ZERO);

    assertThat(clock.elapsed()).isEqualTo(Duration.ZERO);
  }

  @Test
  void time_stops_at_the_instant_at_which_the_condition_holds() {
    every(Duration.ofSeconds(5));

    assertThat(clock.advanceUntil(() -> runs.get() == 3, Duration.ofHours(1)))
        .isEqualTo(VirtualClock.DEFAULT_START.plusSeconds(15));
  }

  @Test
  void the_limit_is_inclusive() {
    every(Duration.ofSeconds(5));

    clock.advanceUntil(() -> runs.get() == 3, Duration.ofSeconds(15));

    assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(15));
  }

  @Test
  void a_condition_that_does_not_hold_within_the_limit_fails_at_the_limit() {
    every(Duration.ofSeconds(5));

    assertThatThrownBy(
            () -> clock.advanceUntil(() -> runs.get() == 3, Duration.ofSeconds(15).minusNanos(1)))
        .isExactlyInstanceOf(ConditionNotMetError.class)
        .hasMessage(
            """
            The condition was not met within PT14.999999999S of virtual time, up to [2025-01-01T00:00:14.999999999Z].
            What happened last:
              scheduled task at 2025-01-01T00:00:05Z
              holter-scheduler-1 at 2025-01-01T00:00:05Z
              advanceUntil at 2025-01-01T00:00:05Z
              scheduled task at 2025-01-01T00:00:10Z
              holter-scheduler-1 at 2025-01-01T00:00:10Z
              advanceUntil at 2025-01-01T00:00:10Z
              advanceUntil at 2025-01-01T00:00:14.999999999Z
            Waiting:
              [holter-scheduler-1] in its executor, for the next task
            Next deadlines:
              scheduled task at 2025-01-01T00:00:15Z
            """);
    assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(15).minusNanos(1));
  }

  @Test
  void a_condition_that_never_holds_fails_at_the_limit_without_any_deadline() {
    assertThatThrownBy(() -> clock.advanceUntil(() -> false, Duration.ofHours(1)))
        .isExactlyInstanceOf(ConditionNotMetError.class);
    assertThat(clock.elapsed()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void a_negative_limit_is_refused() {
    assertThatThrownBy(() -> clock.advanceUntil(() -> true, Duration.ofSeconds(-1)))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("advanceUntil got the limit [PT-1S]: give zero or more");
  }

  @Test
  void what_the_condition_throws_comes_out_and_the_clock_goes_on() {
    IllegalStateException broken = new IllegalStateException("broken");

    assertThatThrownBy(
            () ->
                clock.advanceUntil(
                    () -> {
                      throw broken;
                    },
                    Duration.ofHours(1)))
        .isSameAs(broken);

    clock.advanceBy(Duration.ofSeconds(1));
    assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void a_condition_that_always_makes_work_for_the_present_instant_ends() {
    ScheduledExecutorService executor = clock.newSingleThreadScheduledExecutor();

    assertThatThrownBy(
            () ->
                clock.advanceUntil(
                    () -> {
                      executor.execute(() -> {});
                      return false;
                    },
                    Duration.ZERO))
        .isExactlyInstanceOf(HeldTimeException.class)
        .hasMessageStartingWith(
            "Virtual time cannot move on from [2025-01-01T00:00:00Z]: 1000 things happened at this"
                + " one instant. Something repeats without waiting.\nWhat happened last:\n");
  }

  @Test
  void idle_means_no_work_and_repetitions_are_none() {
    every(Duration.ofSeconds(5));
    clock.newSingleThreadScheduledExecutor().schedule(workers.noting("work"), 12, TimeUnit.SECONDS);

    assertThat(clock.runUntilIdle()).isEqualTo(VirtualClock.DEFAULT_START.plusSeconds(12));
    assertThat(workers.notes()).containsExactly("PT12S work");
    assertThat(runs).hasValue(2);
  }

  @Test
  void nothing_to_do_is_idle_at_once() {
    assertThat(clock.runUntilIdle()).isEqualTo(VirtualClock.DEFAULT_START);
  }

  @Test
  void work_that_goes_on_for_ever_is_not_waited_for() {
    workers.start(
        "beats for ever",
        () -> {
          while (true) {
            clock.sleep(Duration.ofSeconds(1));
          }
        });

    assertThatThrownBy(clock::runUntilIdle)
        .isExactlyInstanceOf(HeldTimeException.class)
        .hasMessageStartingWith(
            "runUntilIdle passed 50 instants up to [2025-01-01T00:00:50Z] and there is still work:"
                + " something repeats for ever. Use advanceBy or advanceUntil, or schedule the"
                + " repetition at a fixed rate, which counts as background.\n")
        .hasMessageContaining("[beats for ever] in VirtualClock.sleep(PT1S)");
  }

  @Test
  void something_that_repeats_at_one_instant_is_not_waited_for() {
    again();

    assertThatThrownBy(() -> clock.advanceBy(Duration.ofSeconds(1)))
        .isExactlyInstanceOf(HeldTimeException.class)
        .hasMessageStartingWith("Virtual time cannot move on from [2025-01-01T00:00:00Z]: 1000");
  }

  @Test
  void a_test_that_looks_now_and_then_may_stay_at_one_instant_for_long() {
    ScheduledExecutorService executor = clock.newSingleThreadScheduledExecutor();
    for (int i = 0; i < 2000; i++) {
      executor.execute(runs::incrementAndGet);
      clock.advanceBy(Duration.ZERO);
    }
    assertThat(runs).hasValue(2000);
  }

  private void again() {
    engine(clock).schedule(clock.instant(), Priority.SERVICE, Purpose.WORK, "again", this::again);
  }

  private void every(Duration period) {
    clock
        .newSingleThreadScheduledExecutor()
        .scheduleAtFixedRate(
            runs::incrementAndGet, period.toSeconds(), period.toSeconds(), TimeUnit.SECONDS);
  }
}
