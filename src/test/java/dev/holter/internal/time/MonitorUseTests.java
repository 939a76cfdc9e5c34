package dev.holter.internal.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MonitorUseTests {
  // Equal, and not the same.
  private final Object one = List.of();
  private final Object other = new ArrayList<>();

  @Test
  void a_thread_owns_what_it_entered_and_nothing_else_that_is_equal() {
    MonitorUse use = new MonitorUse(null, List.of(one));

    assertThat(use.owns(one)).isTrue();
    assertThat(use.owns(other)).isFalse();
  }

  @Test
  void a_thread_does_not_own_what_it_waits_on() {
    assertThat(new MonitorUse(one, List.of(other, one)).owns(one)).isFalse();
    assertThat(new MonitorUse(one, List.of(other, one)).owns(other)).isTrue();
  }
}
