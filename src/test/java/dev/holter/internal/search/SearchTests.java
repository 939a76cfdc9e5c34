package dev.holter.internal.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class SearchTests {

  private static void fail(boolean broken, String message) {
    if (broken) {
      throw new AssertionError(message);
    }
  }

  @Test
  void a_subject_that_nothing_breaks_is_run_as_often_as_it_may() {
    Toy toy = new Toy(asking -> asking.ask(Toy.MILD, "a", 3));

    assertThat(toy.search(50).kind()).isEqualTo(SearchResult.Kind.CLEAN);
    assertThat(toy.runs).isEqualTo(50);
  }

  @Test
  void one_deviation_among_thousands_of_places_is_found_by_its_way() {
    Toy toy =
        new Toy(
            asking -> {
              for (int beat = 1; beat <= 2_000; beat++) {
                asking.ask(Toy.MILD, "beat", 3);
              }
              fail(asking.ask(Toy.SEVERE, "end", 4) == 2, "broken at 17");
            });

    SearchResult verdict = toy.search(100);

    assertThat(verdict.kind()).isEqualTo(SearchResult.Kind.FOUND);
    assertThat(verdict.worlds()).isLessThan(20);
    assertThat(verdict.found().orElseThrow().deviations())
        .extracting(Chosen::sentence)
        .containsExactly("end=2");
  }

  @Test
  void two_deviations_that_lie_near_each_other_are_found() {
    Toy toy =
        new Toy(
            asking -> {
              int last = 0;
              for (int step = 1; step <= 40; step++) {
                int now = asking.ask(Toy.MILD, "step" + step % 4, 3);
                fail(last == 2 && now == 2 && step % 4 == 0, "two in a row");
                last = now;
              }
            });

    SearchResult verdict = toy.search(1_000);

    assertThat(verdict.kind()).isEqualTo(SearchResult.Kind.FOUND);
    assertThat(verdict.found().orElseThrow().deviations()).hasSize(2);
  }

  @Test
  void no_run_has_more_severe_deviations_than_it_may() {
    Toy toy =
        new Toy(
            asking -> {
              int severe = 0;
              for (int step = 1; step <= 30; step++) {
                severe += asking.ask(Toy.SEVERE, "step", 3) > 0 ? 1 : 0;
              }
              fail(severe > 1, "two severe ones");
            });

    assertThat(toy.search(500).kind()).isEqualTo(SearchResult.Kind.CLEAN);
  }

  /** Five late answers wear a margin down, each a bit; anything else gives time to recover. */
  private static final Toy.Body WEARS =
      asking -> {
        int left = 5;
        for (int step = 1; step <= 20; step++) {
          int chosen = asking.ask(Toy.MILD, "step" + step, 3);
          if (chosen == 1 && step % 4 == 0) {
            left--;
          } else if (chosen != 0) {
            left = 5;
          }
          asking.show("heartbeat", left);
        }
        fail(left == 0, "worn down");
      };

  @Test
  void what_was_seen_leads_to_a_break_that_chance_does_not_find() {
    int guided = worlds(new Toy(WEARS).search(20_000));
    SearchResult unguided = new Toy(WEARS).searchUnguided(20_000);

    assertThat(guided).isLessThan(2_000);
    assertThat(worlds(unguided)).isGreaterThan(10 * guided);
    System.getLogger(SearchTests.class.getName())
        .log(
            System.Logger.Level.INFO,
            "worn down: {0} worlds guided, {1} worlds {2} without",
            guided,
            worlds(unguided),
            unguided.kind());
  }

  private static int worlds(SearchResult result) {
    return result.worlds();
  }

  /** Of three calls each has to be overtaken once, and only then may the next one be. */
  @Test
  void a_new_order_is_gone_on_from() {
    Toy.Body body =
        asking -> {
          int overtaken = 0;
          for (int step = 1; step <= 30; step++) {
            int chosen = asking.ask(Toy.MILD, "call" + step, 4);
            if (chosen == overtaken + 1 && step % 10 == 0) {
              overtaken++;
              asking.show("overtaken " + overtaken);
            }
          }
          fail(overtaken == 3, "overtaken three times");
        };

    int guided = worlds(new Toy(body).search(20_000));

    assertThat(worlds(new Toy(body).searchUnguided(20_000))).isGreaterThan(3 * guided);
  }

  @Test
  void the_same_seed_makes_the_same_search() {
    List<List<String>> runs = new ArrayList<>();
    Toy.Body body =
        asking -> {
          for (int step = 1; step <= 30; step++) {
            asking.show("left", 9 - asking.ask(Toy.MILD, "step" + step % 5, 4));
          }
          runs.add(asking.journal);
        };

    new Toy(body).search(200);
    List<List<String>> once = List.copyOf(runs);
    runs.clear();
    new Toy(body).search(200);

    assertThat(runs).isEqualTo(once);
  }

  @Test
  void what_fails_as_usual_is_not_searched() {
    Toy toy = new Toy(asking -> fail(true, "always"));

    assertThat(toy.search(50).kind()).isEqualTo(SearchResult.Kind.USUAL_FAILS);
    assertThat(toy.runs).isOne();
  }

  @Test
  void what_cannot_be_repeated_is_not_searched() {
    List<Integer> before = new ArrayList<>();
    Toy toy =
        new Toy(
            asking -> {
              before.add(1);
              asking.journal.add("run " + before.size());
            });

    assertThat(toy.search(50).kind()).isEqualTo(SearchResult.Kind.NOT_REPEATABLE);
    assertThat(toy.runs).isEqualTo(2);
  }

  private static Toy failingInRuns(IntPredicate failing) {
    AtomicInteger runs = new AtomicInteger();
    return new Toy(
        asking -> {
          asking.ask(Toy.MILD, "a", 3);
          fail(failing.test(runs.incrementAndGet()), "worn out");
        });
  }

  @Test
  void a_subject_that_fails_once_and_never_again_cannot_be_explored() {
    Toy toy = failingInRuns(run -> run == 5);

    assertThat(toy.search(50).kind()).isEqualTo(SearchResult.Kind.NOT_REPEATABLE);
  }

  @Test
  void a_subject_that_fails_from_some_time_on_cannot_be_explored() {
    Toy toy = failingInRuns(run -> run >= 5);

    assertThat(toy.search(50).kind()).isEqualTo(SearchResult.Kind.NOT_REPEATABLE);
  }

  @Test
  void what_failed_last_is_tried_first() {
    Toy toy = new Toy(asking -> fail(asking.ask(Toy.MILD, "a", 900) == 431, "broken"));

    SearchResult verdict = toy.search(50, List.of(Plan.parse("mild@a#1=431")));

    assertThat(verdict.worlds()).isEqualTo(3);
  }

  @Test
  void no_worlds_are_refused() {
    assertThatThrownBy(() -> new Toy(asking -> {}).search(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A search got [0] worlds: give one or more, such as 1_000");
  }
}
