package dev.holter.internal.asl.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StateFailureTests {

  @Test
  void its_cause_names_the_state_and_where_it_was_entered() {
    StateFailure failure = StateFailure.runtime("Wait state delay is too long.");

    assertThat(failure.error()).isEqualTo("States.Runtime");
    assertThat(failure.cause("Nap", 12))
        .isEqualTo(
            "An error occurred while executing the state 'Nap' (entered at the event id #12)."
                + " Wait state delay is too long.");
  }

  @Test
  void a_detail_found_elsewhere_gets_the_same_frame() {
    assertThat(StateFailure.cause("S", 2, "The activity x does not exist."))
        .isEqualTo(
            "An error occurred while executing the state 'S' (entered at the event id #2)."
                + " The activity x does not exist.");
  }
}
