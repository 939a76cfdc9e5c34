package dev.holter.internal.time;

import static dev.holter.Engines.engine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holter.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdvanceTests {
  private final VirtualClock clock = VirtualClock.create();
  private final Workers workers = new Workers(clock);

  @AfterEach
  void close() {
    clock.close();
  }

  @ParameterizedTest
  @CsvSource({"-1, false", "0, true", "1, true"})
  void a_deadline_at_the_target_happens_and_one_after_it_does_not(long nanos, boolean happens) {
    plan(Priority.WORKER, Duration.ofSeconds(60), "due");

    clock.advanceBy(Duration.ofSeconds(60).plusNanos(nanos));

    assertThat(workers.notes()).hasSize(happens ? 1 : 0);
    assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(60).plusNanos(nanos));
  }

  @Test
  void a_deadline_happens_at_its_own_instant_and_not_at_the_target() {
    plan(Priority.WORKER, Duration.ofSeconds(7), "due");

    clock.advanceTo(VirtualClock.DEFAULT_START.plusSeconds(60));

    assertThat(workers.notes()).containsExactly("PT7S due");
  }

  @Test
  void zero_lets_happen_what_is_due_now_only() {
    plan(Priority.WORKER, Duration.ZERO, "now");
    plan(Priority.WORKER, Duration.ofNanos(1), "later");

    clock.advanceBy(Duration.ZERO);

    assertThat(workers.notes()).containsExactly("PT0S now");
    assertThat(clock.instant()).isEqualTo(VirtualClock.DEFAULT_START);
  }

  @Test
  void a_negative_amount_is_refused_and_nothing_happens() {
    plan(Priority.WORKER, Duration.ZERO, "now");

    assertThatThrownBy(() -> clock.advanceBy(Duration.ofNanos(-1)))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "advanceBy got [PT-0.000000001S]: virtual time never goes back, give zero or more");
    assertThat(workers.notes()).isEmpty();
  }

  @Test
  void a_target_that_has_passed_is_refused() {
    clock.advanceBy(Duration.ofSeconds(1));

    assertThatThrownBy(() -> clock.advanceTo(VirtualClock.DEFAULT_START))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "advanceTo got [2025-01-01T00:00:00Z], but it is [2025-01-01T00:00:01Z] already:"
                + " virtual time never goes back");
  }

  @Test
  void an_amount_beyond_the_last_instant_is_refused() {
    assertThatThrownBy(() -> clock.advanceBy(Duration.ofSeconds(Long.MAX_VALUE)))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "advanceBy got [PT2562047788015215H30M7S], which goes past Instant.MAX from"
                + " [2025-01-01T00:00:00Z]");
    assertThat(clock.instant()).isEqualTo(VirtualClock.DEFAULT_START);
  }

  @Test
  void the_last_instant_itself_can_be_reached() {
    clock.advanceTo(Instant.MAX);

    assertThat(clock.instant()).isEqualTo(Instant.MAX);
  }

  @Test
  void at_one_instant_the_service_goes_before_workers_and_the_test_goes_last() {
    workers.start(
        "worker",
        () -> {
          clock.sleep(Duration.ofSeconds(5));
          workers.note("worker");
        });
    plan(Priority.WORKER, Duration.ofSeconds(5), "timer");
    plan(Priority.SERVICE, Duration.ofSeconds(5), "service");

    clock.advanceBy(Duration.ofSeconds(5));
    workers.note("test");

    assertThat(workers.notes())
        .containsExactly("PT5S service", "PT5S timer", "PT5S worker", "PT5S test");
  }

  @Test
  void equal_deadlines_happen_in_the_order_of_asking() {
    for (int i = 0; i < 20; i++) {
      plan(Priority.SERVICE, Duration.ofSeconds(5), "number " + i);
    }

    clock.advanceBy(Duration.ofSeconds(5));

    assertThat(workers.notes()).hasSize(20);
    for (int i = 0; i < 20; i++) {
      assertThat(workers.notes().get(i)).isEqualTo("PT5S number " + i);
    }
  }

  @Test
  void what_an_action_plans_for_the_same_instant_happens_before_the_test_goes_on() {
    schedule(
        Duration.ofSeconds(5), () -> schedule(Duration.ofSeconds(5), workers.noting("second")));

    clock.advanceBy(Duration.ofSeconds(5));

    assertThat(workers.notes()).containsExactly("PT5S second");
  }

  @Test
  void a_deadline_that_was_cancelled_does_not_happen() {
    Deadline deadline = schedule(Duration.ofSeconds(5), workers.noting("cancelled"));

    assertThat(engine(clock).cancel(deadline)).isTrue();
    assertThat(engine(clock).cancel(deadline)).isFalse();
    clock.advanceBy(Duration.ofSeconds(10));

    assertThat(workers.notes()).isEmpty();
  }

  @Test
  void what_an_action_throws_reaches_the_advancing_test_at_that_instant() {
    IllegalStateException broken = new IllegalStateException("broken");
    schedule(
        Duration.ofSeconds(5),
        () -> {
          throw broken;
        });
    schedule(Duration.ofSeconds(6), workers.noting("next"));

    assertThatThrownBy(() -> clock.advanceBy(Duration.ofSeconds(10))).isSameAs(broken);
    assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(5));

    clock.advanceBy(Duration.ofSeconds(5));
    assertThat(workers.notes()).containsExactly("PT6S next");
  }

  @Test
  void a_failure_that_is_kept_for_the_test_comes_before_time_moves() {
    IllegalStateException broken = new IllegalStateException("broken");
    engine(clock).fail(broken);

    assertThatThrownBy(() -> clock.advanceBy(Duration.ofSeconds(10))).isSameAs(broken);
    assertThat(clock.elapsed()).isEqualTo(Duration.ZERO);
  }

  @Test
  void the_next_deadline_is_reached_and_everything_at_it_happens() {
    plan(Priority.WORKER, Duration.ofSeconds(5), "first");
    plan(Priority.SERVICE, Duration.ofSeconds(5), "second");
    plan(Priority.SERVICE, Duration.ofSeconds(6), "third");

    assertThat(clock.advanceToNextDeadline()).contains(VirtualClock.DEFAULT_START.plusSeconds(5));
    assertThat(workers.notes()).containsExactly("PT5S second", "PT5S first");
  }

  @Test
  void without_a_deadline_time_stands() {
    assertThat(clock.advanceToNextDeadline()).isEmpty();
    assertThat(clock.elapsed()).isEqualTo(Duration.ZERO);
  }

  @Test
  void what_is_due_never_is_no_deadline() throws Exception {
    ScheduledExecutorService executor = clock.newSingleThreadScheduledExecutor();
    var future = executor.schedule(workers.noting("never"), Long.MAX_VALUE, TimeUnit.DAYS);
    workers.start("worker", () -> clock.sleep(Duration.ofSeconds(Long.MAX_VALUE)));

    assertThat(clock.advanceToNextDeadline()).isEmpty();
    assertThat(clock.runUntilIdle()).isEqualTo(VirtualClock.DEFAULT_START);
    assertThat(future.getDelay(TimeUnit.NANOSECONDS)).isEqualTo(Long.MAX_VALUE);
  }

  private void plan(Priority priority, Duration in, String what) {
    engine(clock)
        .schedule(
            VirtualClock.DEFAULT_START.plus(in),
            priority,
            Purpose.WORK,
            what,
            workers.noting(what));
  }

  private Deadline schedule(Duration in, Runnable action) {
    return engine(clock)
        .schedule(
            VirtualClock.DEFAULT_START.plus(in), Priority.SERVICE, Purpose.WORK, "action", action);
  }
}
