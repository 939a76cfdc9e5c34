package dev.holter.internal.time;

import static dev.holter.Engines.engine;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.VirtualClock;
import dev.holter.internal.time.Participant.Role;
import dev.holter.internal.time.Participant.State;
import org.junit.jupiter.api.Test;

class ContentionTests {

  @Test
  void a_thread_that_was_blocked_when_the_clock_was_closed_goes_on() throws Exception {
    VirtualClock clock = VirtualClock.create();
    Thread thread = new Thread(() -> {});
    Participant left = new Participant("left", Role.TRACKED, thread, State.ENDED);
    left.mustQueue = true;
    clock.close();

    engine(clock).rejoining.rejoin(left);

    assertThat(left.state()).isEqualTo(State.ENDED);
  }
}
