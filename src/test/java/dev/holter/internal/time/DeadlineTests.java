package dev.holter.internal.time;

import static dev.holter.VirtualClock.DEFAULT_START;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.PriorityQueue;
import org.junit.jupiter.api.Test;

class DeadlineTests {

  private static Deadline deadline(long sequence) {
    return new Deadline(
        DEFAULT_START, Priority.WORKER, sequence, Purpose.WORK, "due", null, () -> {});
  }

  @Test
  void two_of_one_instant_and_priority_are_two_and_come_in_the_order_of_their_asking() {
    Deadline first = deadline(1);
    Deadline second = deadline(2);
    PriorityQueue<Deadline> queue = new PriorityQueue<>(List.of(second, first));

    assertThat(queue.poll()).isSameAs(first).isNotEqualTo(second);
    assertThat(queue.remove(deadline(2))).isFalse();
    assertThat(queue.remove(second)).isTrue();
  }
}
