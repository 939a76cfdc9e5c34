package dev.holter.internal.time;

import static dev.holter.Engines.engine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holter.VirtualClock;
import dev.holter.internal.time.Participant.Role;
import dev.holter.internal.time.Participant.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TurnsTests {
  private final VirtualClock clock = VirtualClock.startingAt(VirtualClock.DEFAULT_START);
  private final Turns turns = engine(clock).turns;

  @AfterEach
  void close() {
    clock.close();
  }

  private Participant stranger(State state) {
    return new Participant("somebody", Role.STRANGER, Thread.currentThread(), state);
  }

  @Test
  void a_state_follows_only_from_those_that_lead_to_it() {
    List<String> legal = new ArrayList<>();
    for (State from : State.values()) {
      for (State to : State.values()) {
        if (from.mayBecome(to)) {
          legal.add(from + " to " + to);
        }
      }
    }

    assertThat(legal)
        .containsExactly(
            "RUNNING to WAITING",
            "RUNNING to READY",
            "RUNNING to BLOCKED",
            "RUNNING to ENDED",
            "WAITING to RUNNING",
            "WAITING to READY",
            "WAITING to ENDED",
            "READY to RUNNING",
            "READY to ENDED",
            "BLOCKED to RUNNING",
            "BLOCKED to ENDED");
  }

  @Test
  void a_move_that_is_not_legal_is_refused_and_fails_the_test_too() {
    Participant waiting = stranger(State.WAITING);

    AssertionError refused = null;
    try {
      turns.block(waiting);
    } catch (AssertionError caught) {
      refused = caught;
    }

    assertThat(refused)
        .hasMessage("[somebody] cannot go from WAITING to BLOCKED: this is a fault of Holter");
    assertThat(waiting.state()).isEqualTo(State.WAITING);
    assertThatThrownBy(() -> clock.advanceBy(Duration.ofSeconds(1))).isSameAs(refused);
  }

  @Test
  void whoever_has_ended_stays_so() {
    Participant ended = stranger(State.ENDED);

    assertThatThrownBy(() -> turns.unblock(ended))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("from ENDED to RUNNING");
    assertThatThrownBy(() -> clock.advanceBy(Duration.ofSeconds(1)))
        .hasMessageContaining("from ENDED to RUNNING");
  }
}
