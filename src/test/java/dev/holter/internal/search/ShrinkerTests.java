package dev.holter.internal.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShrinkerTests {

  private static Run run(Toy toy, Plan plan) {
    Recording recording = new Recording(Decider.of(plan), Toy.LIMITS);
    Run.Outcome outcome = toy.run(recording);
    return new Run(recording.places(), recording.deviations(), outcome);
  }

  private static Run shrunk(Toy toy, String plan) {
    Run failing = run(toy, Plan.parse(plan));
    assertThat(failing.failed()).isTrue();
    return new Shrinker(failing, next -> Optional.of(run(toy, next))).shrink();
  }

  private static String text(Run run) {
    return Plan.of(run.deviations()).text();
  }

  @Test
  void what_does_not_matter_is_left_out_and_what_matters_gets_milder() {
    Toy toy =
        new Toy(
            asking -> {
              int total = 0;
              for (int step = 1; step <= 20; step++) {
                int chosen = asking.ask(Toy.MILD, "step", 9);
                total += step % 5 == 0 ? chosen : 0;
              }
              if (total >= 3) {
                throw new AssertionError("total " + total);
              }
            });

    Run shrunk =
        shrunk(toy, "mild@step#1=4;mild@step#2=8;mild@step#5=8;mild@step#6=1;mild@step#10=7");

    assertThat(shrunk.deviations()).hasSize(1);
    assertThat(text(shrunk)).isEqualTo("mild@step#10=3");
  }

  @Test
  void a_deviation_that_adds_questions_does_not_move_the_others() {
    Toy toy =
        new Toy(
            asking -> {
              if (asking.ask(Toy.MILD, "early", 2) == 1) {
                asking.ask(Toy.MILD, "extra", 2);
              }
              if (asking.ask(Toy.MILD, "late", 2) == 1) {
                throw new AssertionError("late");
              }
            });

    assertThat(text(shrunk(toy, "mild@early#1=1;mild@extra#1=1;mild@late#1=1")))
        .isEqualTo("mild@late#1=1");
  }

  @Test
  void another_failure_is_not_taken_for_this_one() {
    Toy toy =
        new Toy(
            asking -> {
              boolean one = asking.ask(Toy.MILD, "one", 2) == 1;
              boolean two = asking.ask(Toy.MILD, "two", 2) == 1;
              if (one) {
                throw new AssertionError(two ? "both after 12 s" : "only one");
              }
            });

    assertThat(shrunk(toy, "mild@one#1=1;mild@two#1=1").deviations()).hasSize(2);
  }

  @Test
  void one_dimension_does_not_turn_into_another() {
    Toy toy =
        new Toy(
            asking -> {
              boolean severe = asking.ask(Toy.SEVERE, "a", 3) == 2;
              boolean mild = asking.ask(Toy.MILD, "a", 3) == 1;
              if (severe || mild) {
                throw new AssertionError("either");
              }
            });

    assertThat(shrunk(toy, "severe@a#1=2").deviations())
        .extracting(Chosen::address)
        .isEqualTo(List.of(new Address("severe", "a", 1)));
  }
}
