package dev.holter.internal.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTests {

  @Test
  void a_text_is_read_as_it_was_written() {
    Plan plan =
        Plan.USUAL
            .with(new Address("freeze", "worker-1", 7), "PT1M30S")
            .with(new Address("order", "pool 1; thread=2 #3 @4 ü", 12), "1");

    assertThat(Plan.parse(plan.text())).isEqualTo(plan);
    assertThat(plan.text()).startsWith("freeze@worker-1#7=PT1M30S;order@pool").doesNotContain(" ");
  }

  @Test
  void a_blank_text_stands_for_the_usual_run() {
    assertThat(Plan.parse(" ")).isEqualTo(Plan.USUAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "freeze",
        "freeze@a#1",
        "freeze@a=PT1S",
        "freeze@a#x=PT1S",
        "freeze@a#1=PT1S;",
        "freeze@a#99999999999=PT1S"
      })
  void anything_else_is_refused(String text) {
    assertThatThrownBy(() -> Plan.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no deviation: copy the whole replay text out of the failure");
  }

  @Test
  void what_makes_no_sense_at_a_place_is_as_usual() {
    Toy toy = new Toy(asking -> asking.ask(Toy.MILD, "a", 3));
    Recording recording = Recording.of(Plan.parse("mild@a#1=x"), Toy.LIMITS);

    toy.run(recording);

    assertThat(recording.deviations()).isEmpty();
    assertThat(recording.places())
        .extracting(Place::address)
        .containsExactly(new Address("mild", "a", 1));
    assertThat(Plan.of(recording.deviations())).isEqualTo(new Plan(Map.of()));
  }
}
