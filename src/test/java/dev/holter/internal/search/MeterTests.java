package dev.holter.internal.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What is measured of subjects that say themselves what they bear. */
class MeterTests {
  private static final Load SEVERE =
      new Load(
          "severe",
          place -> place.dimension().equals("severe"),
          1_000,
          (place, steps) -> Plan.USUAL.with(place, String.valueOf(steps)),
          steps -> steps + " steps");

  private static void fail(boolean broken) {
    if (broken) {
      throw new AssertionError("broken");
    }
  }

  private static Measured measure(Toy toy, Load load) {
    return meter(toy).measure(load);
  }

  private static Meter meter(Toy toy) {
    Run usual = toy.search(2).usual();
    return new Meter(toy, Toy.LIMITS, usual, () -> false);
  }

  @Test
  void the_worst_place_says_what_is_borne() {
    Toy toy =
        new Toy(
            asking -> {
              for (int beat = 1; beat <= 100; beat++) {
                fail(asking.ask(Toy.SEVERE, "beat", 1) > (beat == 61 ? 39 : 400));
              }
            });

    Measured measured = measure(toy, SEVERE);

    assertThat(measured.bears()).isEqualTo(39);
    assertThat(measured.breaks().orElseThrow().deviations())
        .containsExactly(
            new Chosen(new Address("severe", "beat", 61), "40", Instant.EPOCH, "beat=40"));
    assertThat(measured.tried()).isEqualTo(100);
    // Two for the usual run, one for each place, and two bisections.
    assertThat(toy.runs).isLessThanOrEqualTo(2 + 100 + 10 + 9);
  }

  @Test
  void what_bears_the_most_is_measured_as_at_least_that() {
    Measured measured = measure(new Toy(asking -> asking.ask(Toy.SEVERE, "a", 1)), SEVERE);

    assertThat(measured.bears()).isEqualTo(1_000);
    assertThat(measured.isAtLeast()).isTrue();
  }

  @Test
  void what_bears_nothing_is_measured_as_zero_and_no_other_place_is_tried() {
    Toy toy =
        new Toy(
            asking -> {
              for (int beat = 1; beat <= 100; beat++) {
                fail(asking.ask(Toy.SEVERE, "beat", 1) > 0);
              }
            });

    Measured measured = measure(toy, SEVERE);

    assertThat(measured.bears()).isZero();
    assertThat(measured.breaks().orElseThrow().deviations().get(0).option()).isEqualTo("1");
    assertThat(toy.runs).isEqualTo(2 + 10);
  }

  @Test
  void a_burst_is_as_long_as_what_follows_is_borne() {
    Toy toy =
        new Toy(
            asking -> {
              int inARow = 0;
              for (int beat = 1; beat <= 20; beat++) {
                inARow = asking.ask(Toy.MILD, "beat", 3) == 2 ? inARow + 1 : 0;
                fail(inARow == 3);
              }
            });

    Measured measured =
        measure(toy, Load.burst("burst", place -> place.dimension().equals("mild"), "2", 10));

    assertThat(measured.bears()).isEqualTo(2);
    assertThat(measured.load().teller().apply(2)).isEqualTo("2 in a row");
  }

  @Test
  void the_least_that_makes_it_borne_is_found_for_the_worst_place() {
    Toy toy =
        new Toy(
            asking -> {
              int limit = asking.ask(Toy.MILD, "limit", 1);
              for (int beat = 1; beat <= 20; beat++) {
                int late = asking.ask(Toy.SEVERE, "beat", 1) + (beat == 7 ? 5 : 0);
                fail(limit > 0 && 20 + late >= limit);
              }
            });

    assertThat(least(toy, 20)).hasValue(46);
    assertThat(least(toy, 74)).hasValue(100);
    assertThat(least(toy, 75)).isEmpty();
  }

  private static OptionalInt least(Toy toy, int steps) {
    return meter(toy).least("mild", String::valueOf, 100, SEVERE, steps);
  }

  @Test
  void no_place_is_begun_when_the_time_is_over() {
    Toy toy = new Toy(asking -> asking.ask(Toy.SEVERE, "a", 1));
    Run usual = toy.search(2).usual();

    Measured measured = new Meter(toy, Toy.LIMITS, usual, () -> true).measure(SEVERE);

    assertThat(List.of(measured.tried(), measured.places())).containsExactly(0, 1);
  }

  @Test
  void no_steps_are_refused() {
    assertThatThrownBy(() -> Load.amount("freeze", place -> true, Duration.ofSeconds(1), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The headroom of [freeze] was to be measured in [0] steps: give more");
  }
}
